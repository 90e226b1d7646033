import { createHash } from 'node:crypto';

/** A model on the simulated disk. */
export type SimulatedModel = {
  name: string;
  size: number;
  /** Hex, without `sha256:`. Two names with one digest are aliases. */
  digest: string;
  modifiedAt: string;
  family: string;
  parameterSize: string;
  quantization: string;
  capabilities: string[];
  /** The most tokens it can read. */
  contextLength: number;
  /** Set on a cloud stub, whose work is done elsewhere. */
  remote?: { host: string; model: string };
};

/** A digest that is always the same for a name. */
export function makeDigest(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

/** A model with everything filled in that does not matter to the test. */
export function makeModel(model: Partial<SimulatedModel> & { name: string }): SimulatedModel {
  return {
    size: 2_019_393_189,
    digest: makeDigest(model.name),
    modifiedAt: '2026-11-01T08:00:00.000000000Z',
    family: 'llama',
    parameterSize: '3.2B',
    quantization: 'Q4_K_M',
    capabilities: ['completion', 'tools'],
    contextLength: 131_072,
    ...model,
  };
}

/** A cloud stub as `ollama pull` leaves it: a few hundred bytes on disk. */
export function makeCloudStub(name: string): SimulatedModel {
  return makeModel({
    name,
    size: 298,
    family: 'gptoss',
    parameterSize: '20.9B',
    quantization: 'MXFP4',
    capabilities: ['completion', 'tools', 'thinking'],
    remote: { host: 'https://ollama.com:443', model: 'gpt-oss:20b' },
  });
}

const llama = makeModel({ name: 'llama3.2:3b', modifiedAt: '2026-11-12T08:00:00.000000000Z' });

/** A small home server: two chat models, an alias, and one that only embeds. */
export const defaultInstalled: SimulatedModel[] = [
  makeModel({
    name: 'granite4.1:3b',
    size: 2_104_930_113,
    modifiedAt: '2026-11-14T08:00:00.000000000Z',
    family: 'granite',
    parameterSize: '3.4B',
  }),
  { ...llama, name: 'reader:latest', modifiedAt: '2026-11-13T08:00:00.000000000Z' },
  llama,
  makeModel({
    name: 'all-minilm:latest',
    size: 45_960_996,
    family: 'bert',
    parameterSize: '22.57M',
    quantization: 'F16',
    capabilities: ['embedding'],
    contextLength: 512,
  }),
];

/** Names are compared without case, and no tag means `latest`. */
export function findModel(models: readonly SimulatedModel[], name: string): SimulatedModel | undefined {
  const wanted = fullName(name);
  return models.find((model) => fullName(model.name) === wanted);
}

/** The name with its tag, in lower case. */
export function fullName(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return (last.includes(':') ? name : `${name}:latest`).toLowerCase();
}
