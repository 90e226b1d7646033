import { type Clock, systemClock } from '#server/platform/clock.ts';
import { defaultLibrary, type PullableModel } from './library.ts';
import { defaultInstalled, type SimulatedModel } from './models.ts';

/** How the simulated machine and its Ollama are. Speeds of 0 mean: at once. */
export type SimulatorOptions = {
  /** 0 picks a free port. */
  port: number;
  /** Before 0.30 the list of models names no capabilities. */
  version: string;
  /** Newest first, as Ollama lists them. */
  models: SimulatedModel[];
  /** What can be pulled. */
  library: PullableModel[];
  promptTokensPerSecond: number;
  generatedTokensPerSecond: number;
  /** Milliseconds to bring a model into memory. */
  loadTime: number;
  /** Requests a model answers at the same time (OLLAMA_NUM_PARALLEL). */
  slots: number;
  /** Requests that may wait for a slot before others are refused (OLLAMA_MAX_QUEUE). */
  queueLimit: number;
  /** Models in memory at the same time (OLLAMA_MAX_LOADED_MODELS). */
  loadedLimit: number;
  pullBytesPerSecond: number;
  /** Milliseconds of "verifying sha256 digest". */
  verifyTime: number;
  /** Refuse foreign Host and Origin headers, as a real one does. */
  checksHost: boolean;
  clock: Clock;
};

export const defaultOptions: SimulatorOptions = {
  port: 0,
  version: '0.31.2',
  models: defaultInstalled,
  library: defaultLibrary,
  promptTokensPerSecond: 0,
  generatedTokensPerSecond: 0,
  loadTime: 0,
  slots: 1,
  queueLimit: 512,
  loadedLimit: 3,
  pullBytesPerSecond: 0,
  verifyTime: 0,
  checksHost: false,
  clock: systemClock,
};
