import type { ServerResponse } from 'node:http';
import type { Blobs } from './blobs.ts';
import type { Faults } from './faults.ts';
import type { SimulatedModel } from './models.ts';
import type { SimulatorOptions } from './options.ts';
import type { Runners } from './runners.ts';

/** A request the simulator has seen. */
export type LoggedRequest = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** Parsed JSON, or null without a body. */
  body: unknown;
  /** How it ended: by an answer, by the client leaving first, or by the server stopping. */
  ended: Promise<'answered' | 'left'>;
};

/** All that the simulated machine holds. */
export type Simulation = {
  options: SimulatorOptions;
  models: SimulatedModel[];
  runners: Runners;
  blobs: Blobs;
  faults: Faults;
  requests: LoggedRequest[];
};

/** One request being answered. `signal` aborts when the client leaves. */
export type Exchange = { body: unknown; response: ServerResponse; signal: AbortSignal };

export type Route = (simulation: Simulation, exchange: Exchange) => void | Promise<void>;
