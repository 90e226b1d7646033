import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeCloudStub, makeModel } from '#server/testing/ollama-simulator/models.ts';
import type { SimulatorOptions } from '#server/testing/ollama-simulator/options.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { installedModelSchema } from '#shared/ollama.ts';
import { createOllamaClient } from './client.ts';
import { listInstalledModels } from './list-models.ts';
import { createModelFactsCache } from './model-facts.ts';

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function start(options: Partial<SimulatorOptions> = {}, clock: Clock = systemClock) {
  const simulator = await startOllamaSimulator(options);
  const limits = { connectTimeout: 2_000, healthTimeout: 2_000 };
  const client = createOllamaClient({ baseUrl: simulator.url, headers: {}, ...limits, clock });
  endings.push(simulator.stop, client.close);
  const cache = createModelFactsCache();
  const list = async () => {
    const result = await listInstalledModels(client, cache);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  return { simulator, client, list, cache };
}

describe('the list of installed models', () => {
  it('merges what is installed with what is loaded, aliases included', async () => {
    const { client, list } = await start();
    await client.load('llama3.2:3b', { keepAlive: '10m' });
    const models = await list();
    for (const model of models) expect(installedModelSchema.parse(model)).toEqual(model);
    expect(models.map(({ name, is_loaded }) => [name, is_loaded])).toEqual([
      ['granite4.1:3b', false],
      ['reader:latest', true],
      ['llama3.2:3b', true],
      ['all-minilm:latest', false],
    ]);
  });

  it.each(['0.31.2', '0.24.0'])('says what each can do, with Ollama %s', async (version) => {
    const models = [
      makeModel({ name: 'a:1', contextLength: 8_192 }),
      makeModel({ name: 'b:1', capabilities: ['embedding'], family: 'bert' }),
      makeCloudStub('c:cloud'),
    ];
    const { list } = await start({ version, models });
    const facts = (await list()).map(({ can_judge, can_embed, remote }) => ({
      can_judge,
      can_embed,
      remote,
    }));
    expect(facts).toEqual([
      { can_judge: true, can_embed: false, remote: false },
      { can_judge: false, can_embed: true, remote: false },
      { can_judge: true, can_embed: false, remote: true },
    ]);
    expect((await list())[0]).toMatchObject({ context_length: 8_192, capabilities: ['completion', 'tools'] });
  });

  it('asks an old Ollama about each digest only once, and a new one never', async () => {
    const shown = async (version: string) => {
      const { simulator, list } = await start({ version });
      await list();
      await list();
      return simulator.requests.filter(({ path }) => path === '/api/show').length;
    };
    expect(await shown('0.24.0')).toBe(3);
    expect(await shown('0.31.2')).toBe(0);
  });

  it('is there without the loaded ones when /api/ps hangs', async () => {
    const clock = makeFakeClock();
    const { simulator, list } = await start({}, clock);
    simulator.setFaults({ server: 'hang_ps' });
    const listing = list();
    await clock.advance(1_500);
    const models = await listing;
    expect(models).toHaveLength(4);
    expect(models.every(({ is_loaded }) => !is_loaded)).toBe(true);
  });

  it('fails with the class of the failure when Ollama is away', async () => {
    const { simulator, client, cache } = await start();
    await simulator.stop();
    expect(await listInstalledModels(client, cache)).toMatchObject({
      ok: false,
      error: { class: 'unreachable' },
    });
  });

  it('guesses by family, and asks again, when an old Ollama does not tell', async () => {
    const tags = ['llama', 'nomic-bert'].map((family) => ({
      name: family,
      size: 1,
      digest: family,
      details: { family },
    }));
    const mute = {
      tags: async () => ({ ok: true as const, value: tags }),
      ps: async () => ({ ok: true as const, value: [] }),
      show: async () => ({
        ok: false as const,
        error: { class: 'other' as const, message: '', status: 500 },
      }),
    };
    const result = await listInstalledModels(mute, createModelFactsCache());
    expect(result.ok && result.value.map(({ can_judge, can_embed }) => [can_judge, can_embed])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});
