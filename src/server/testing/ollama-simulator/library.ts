import { makeDigest, makeModel, type SimulatedModel } from './models.ts';

/** One blob of a model; a layer that other models share is present after the first pull. */
export type SimulatedLayer = { digest: string; size: number };

/** A model that the simulated library offers. */
export type PullableModel = { model: SimulatedModel; layers: SimulatedLayer[] };

/** A layer whose digest follows from its name. */
export function makeLayer(name: string, size: number): SimulatedLayer {
  return { digest: `sha256:${makeDigest(name)}`, size };
}

/** A model of the library: one large layer, and the small ones that every model has. */
export function makePullable(model: Partial<SimulatedModel> & { name: string }): PullableModel {
  const full = makeModel(model);
  const layers = [
    makeLayer(`${full.name} weights`, full.size - 8_100),
    makeLayer('template', 1_400),
    makeLayer('licence', 6_200),
    makeLayer(`${full.name} configuration`, 500),
  ];
  return { model: full, layers };
}

/** About the names and sizes a person would try. */
export const defaultLibrary: PullableModel[] = [
  makePullable({ name: 'granite4.1:3b', size: 2_104_930_113, family: 'granite', parameterSize: '3.4B' }),
  makePullable({ name: 'llama3.2:3b', size: 2_019_393_189 }),
  makePullable({
    name: 'qwen3.5:4b',
    size: 3_301_200_417,
    family: 'qwen35',
    parameterSize: '4.7B',
    capabilities: ['completion', 'tools', 'thinking'],
  }),
  makePullable({ name: 'gemma4:e2b', size: 4_602_117_904, family: 'gemma4', parameterSize: '5.1B' }),
  makePullable({ name: 'gemma3:270m', size: 291_554_930, family: 'gemma3', parameterSize: '268.10M' }),
  makePullable({
    name: 'all-minilm:latest',
    size: 45_960_996,
    family: 'bert',
    parameterSize: '22.57M',
    quantization: 'F16',
    capabilities: ['embedding'],
    contextLength: 512,
  }),
  makePullable({
    name: 'embeddinggemma:300m',
    size: 621_875_917,
    family: 'gemma3',
    parameterSize: '307.58M',
    quantization: 'BF16',
    capabilities: ['embedding'],
    contextLength: 2_048,
  }),
];
