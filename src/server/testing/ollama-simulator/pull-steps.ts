import { type Clock, sleep } from '#server/platform/clock.ts';
import type { Blob, Blobs } from './blobs.ts';
import type { PullFaultBehaviour } from './faults.ts';
import type { SimulatedLayer } from './library.ts';

export type PullLine = {
  status?: string;
  digest?: string;
  total?: number;
  completed?: number;
  error?: string;
};

/** One step of a pull: a line for the client, or the end of the connection without one. */
export type PullStep = { line: PullLine } | 'disconnect';

export type PullJob = {
  blobs: Blobs;
  clock: Clock;
  pullBytesPerSecond: number;
  verifyTime: number;
  fault: PullFaultBehaviour;
  /** Aborted when the client has left. */
  signal: AbortSignal;
  /** Makes the model an installed one. */
  register: () => void;
};

/** Ollama reports every 60 ms (recorded). */
const reportEvery = 60;

/** The steps of pulling a model from the library, in Ollama's order. Ends early when the client leaves. */
export async function* pullSteps(
  job: PullJob,
  layers: readonly SimulatedLayer[],
): AsyncGenerator<PullStep, void, undefined> {
  yield { line: { status: 'pulling manifest' } };
  if (job.fault.atManifest !== undefined) {
    yield { line: { error: job.fault.atManifest } };
    return;
  }
  const largest = layers.reduce((one, other) => (other.size > one.size ? other : one));
  for (const layer of job.fault.pseudoLayer ? [largest] : layers) {
    const fault = layer === largest ? job.fault : {};
    const isWhole = yield* pullLayer({ ...job, fault }, layer);
    if (!isWhole) return;
  }
  yield { line: { status: 'verifying sha256 digest' } };
  if (job.verifyTime > 0) await sleep(job.clock, job.verifyTime, job.signal);
  if (job.signal.aborted) return;
  if (job.fault.mismatch) {
    job.blobs.remove(largest.digest);
    yield { line: { error: mismatchError(largest) } };
    return;
  }
  yield { line: { status: 'writing manifest' } };
  job.register();
  yield { line: { status: 'success' } };
}

function mismatchError({ digest }: SimulatedLayer): string {
  const other = `sha256:${[...digest.slice('sha256:'.length)].reverse().join('')}`;
  return `digest mismatch, file must be downloaded again: want ${digest}, got ${other}`;
}

/** Returns whether the layer is there as a whole. */
async function* pullLayer(job: PullJob, layer: SimulatedLayer): AsyncGenerator<PullStep, boolean, undefined> {
  const blob = job.blobs.open(layer);
  try {
    if (blob.completed >= blob.size || blob.size < 10_000) {
      job.blobs.complete(layer);
      yield { line: layerLine(blob) };
      return true;
    }
    return yield* transferLayer(job, blob);
  } finally {
    job.blobs.close(blob);
  }
}

async function* transferLayer(job: PullJob, blob: Blob): AsyncGenerator<PullStep, boolean, undefined> {
  const { fault, blobs, clock, signal } = job;
  const ceiling = fault.withoutBytes ? 0 : Math.floor(blob.size * (fault.stopAt?.share ?? 1));
  const stands = fault.withoutBytes === true || fault.stopAt?.ending === 'stall';
  let takeBack = fault.backBy ?? 0;
  while (blob.completed < blob.size) {
    const isAtCeiling = blob.completed >= ceiling;
    if (job.pullBytesPerSecond > 0 || (stands && isAtCeiling)) await sleep(clock, reportEvery, signal);
    if (signal.aborted) return false;
    if (isAtCeiling && !stands) {
      yield* endEarly(fault);
      return false;
    }
    blobs.grow(blob, ceiling);
    yield { line: layerLine(blob) };
    if (takeBack > 0 && blob.completed >= blob.size / 2) {
      blob.completed -= Math.floor(blob.size * takeBack);
      takeBack = 0;
    }
  }
  return true;
}

function* endEarly({ stopAt }: PullFaultBehaviour): Generator<PullStep, void, undefined> {
  const ending = stopAt?.ending;
  if (ending === 'disconnect') yield 'disconnect';
  else if (typeof ending === 'object') yield { line: { error: ending.error } };
}

function layerLine({ digest, size, completed }: Blob): PullLine {
  const hex = digest.slice('sha256:'.length);
  const line = { status: `pulling ${hex.slice(0, 12)}`, digest, total: size };
  // Go leaves a zero out.
  return completed > 0 ? { ...line, completed } : line;
}

/** A line as versions with a habit of their own write it. */
export function dressLine(line: PullLine, fault: PullFaultBehaviour): PullLine {
  if (line.digest === undefined) return line;
  if (fault.pseudoLayer) return { ...line, status: 'pulling model', digest: 'sha256:model' };
  if (!fault.withoutStatus) return line;
  const { status: _status, ...rest } = line;
  return rest;
}
