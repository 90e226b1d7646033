import { afterEach, describe, expect, it } from 'vitest';
import type { PullFault } from './faults.ts';
import { makeLayer, type PullableModel } from './library.ts';
import { makeCloudStub, makeModel } from './models.ts';
import type { SimulatorOptions } from './options.ts';
import { listRecordings, type Recording, readRecording } from './read-recording.ts';
import { replay } from './replay.ts';
import { describeLines, describeShape } from './shape.ts';
import { type OllamaSimulator, startOllamaSimulator } from './start-ollama-simulator.ts';

const smollm = makeModel({ name: 'smollm2:135m', parameterSize: '134.52M', capabilities: ['completion'] });
const tiny = makeModel({ name: 'tiny:latest', size: 520_001, capabilities: ['completion'] });
const base = makeLayer('base', 519_808);
const small = [makeLayer('template', 46), makeLayer('configuration', 147)];

function offer(name: string, weights: number): PullableModel {
  const full = `registry.test/library/${name}:latest`;
  const layers = weights === 0 ? [base, ...small] : [base, makeLayer(name, weights), ...small];
  return { model: makeModel({ name: full, ...(name === 'tiny' ? { digest: tiny.digest } : {}) }), layers };
}

/** The machine the exchanges were recorded on, as far as they show it. */
const machine: Partial<SimulatorOptions> = {
  version: '0.24.0',
  models: [
    { ...smollm, name: 'smollm2:alias' },
    tiny,
    makeModel({ name: 'gemma3:270m', family: 'gemma3', capabilities: ['completion'] }),
    smollm,
    makeModel({ name: 'all-minilm:l6', family: 'bert', capabilities: ['embedding'], contextLength: 256 }),
  ],
  library: [
    offer('tiny', 0),
    offer('big', 260_000_000),
    offer('stalls', 150_000_000),
    offer('damaged', 5_000_000),
    offer('fails', 4_000_000),
    offer('toonew', 5_000_000),
    { model: makeModel({ name: 'nowhere.invalid/library/tiny:latest' }), layers: [] },
    { model: makeModel({ name: '127.0.0.1:9/library/tiny:latest' }), layers: [] },
  ],
};

const cloudStub = makeCloudStub('registry.test/library/cloud:cloud');

/** What has to be so before the exchange. */
const machines: Record<string, Partial<SimulatorOptions>> = {
  'tags-with-cloud-stub': { models: [cloudStub, smollm] },
  'chat-cloud-disabled': { models: [cloudStub] },
  'chat-busy': { slots: 0, queueLimit: 0 },
  delete: { models: [{ ...tiny, name: 'registry.test/library/tiny:latest' }] },
  'forbidden-host': { checksHost: true },
  'forbidden-origin': { checksHost: true },
  'pull-cancel': { pullBytesPerSecond: 50_000_000 },
};

const pullFaults: Record<string, PullFault> = {
  'pull-stalled': 'stall',
  'pull-damaged': 'damaged',
  'pull-server-error': 'data_server_error',
  'pull-too-old': 'too_old',
  'pull-no-dns': 'offline',
  'pull-offline': 'library_refuses',
};

const requests: Record<string, (request: Recording['request']) => Recording['request']> = {
  'chat-too-long': (request) => withLongText(request),
  'chat-too-long-no-truncate': (request) => withLongText(request),
  'embed-too-long': (request) => ({
    ...request,
    body: { ...Object(request.body), input: ['word '.repeat(2_000)] },
  }),
};

function withLongText(request: Recording['request']): Recording['request'] {
  const messages = [{ role: 'user', content: 'A second team has announced its first launch. '.repeat(450) }];
  return { ...request, body: { ...Object(request.body), messages } };
}

let simulator: OllamaSimulator | undefined;
afterEach(async () => {
  await simulator?.stop();
});

async function prepare(name: string, { request }: Recording): Promise<OllamaSimulator> {
  simulator = await startOllamaSimulator({ ...machine, ...machines[name] });
  const fault = pullFaults[name];
  const { model } = Object(request.body);
  if (fault) simulator.setFaults({ pulls: { [model]: fault } });
  if (name === 'ps-loaded')
    await replay(simulator.url, readRecording('load').request, Number.POSITIVE_INFINITY);
  return simulator;
}

describe('the simulator', () => {
  it.each(listRecordings())('answers like a real Ollama: %s', async (name) => {
    const recording = readRecording(name);
    const { url } = await prepare(name, recording);
    const request = requests[name]?.(recording.request) ?? recording.request;
    // Enough for one line of each kind, where the recorded client left a stream without an end.
    const leaveAfter = recording.response.ended === 'complete' ? Number.POSITIVE_INFINITY : 900;

    const answer = await replay(url, request, leaveAfter);

    const { status, headers, body } = recording.response;
    expect({ ...answer, body: describeBody(answer.contentType, answer.body) }).toEqual({
      status,
      contentType: headers['content-type'],
      allow: headers['allow'],
      body: describeBody(headers['content-type'], body),
    });
  });
});

function describeBody(contentType: string | undefined, body: string): unknown {
  if (contentType?.includes('ndjson')) return describeLines(body);
  return contentType?.includes('json') ? describeShape(JSON.parse(body)) : body;
}
