import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '#server/platform/clock.ts';
import type { ServerFault } from '#server/testing/ollama-simulator/faults.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import { checkHealth } from './check-health.ts';
import { createOllamaClient } from './client.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

function clientFor(baseUrl: string) {
  const limits = { connectTimeout: 2_000, healthTimeout: 300 };
  const client = createOllamaClient({ baseUrl, headers: {}, ...limits, clock: systemClock });
  endings.push(client.close);
  return client;
}

async function start(version = '0.31.2') {
  const simulator = await startOllamaSimulator({ version });
  endings.push(simulator.stop);
  return { simulator, client: clientFor(simulator.url) };
}

describe('the health check', () => {
  it('tells version and latency', async () => {
    const { client } = await start();
    const health = await checkHealth(client, systemClock);
    expect(health).toMatchObject({ connected: true, version: '0.31.2', error_class: null, hint: null });
    expect(health.latency_ms).toBeLessThan(300);
  });

  it('is connected to an Ollama that is too old, and says so', async () => {
    const { client } = await start('0.9.6');
    expect(await checkHealth(client, systemClock)).toMatchObject({
      connected: true,
      hint: expect.stringContaining('0.9.6 is older than 0.12.4'),
    });
  });

  it.each<[ServerFault, OllamaErrorClass]>([
    ['forbidden_host', 'forbidden_host'],
    ['html', 'not_ollama'],
    ['unauthorized', 'unauthorized'],
    ['hang_headers', 'stalled'],
  ])('names %s as %s, within its time', async (fault, errorClass) => {
    const { simulator, client } = await start();
    simulator.setFaults({ server: fault });
    expect(await checkHealth(client, systemClock)).toEqual({
      connected: false,
      version: null,
      latency_ms: null,
      error_class: errorClass,
      hint: expect.stringContaining(simulator.url),
    });
  });

  it('says how to reach an Ollama that is away', async () => {
    const { simulator, client } = await start();
    await simulator.stop();
    const health = await checkHealth(client, systemClock);
    expect(health).toMatchObject({ connected: false, error_class: 'unreachable' });
    expect(health.hint).toContain('host.docker.internal');
  });

  it('takes a port that does not speak HTTP for another server', async () => {
    const server = createServer((socket) => socket.end('220 mail.example ready\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    endings.push(async () => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const health = await checkHealth(clientFor(`http://127.0.0.1:${port}`), systemClock);
    expect(health.error_class).toBe('not_ollama');
  });
});
