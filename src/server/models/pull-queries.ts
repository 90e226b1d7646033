import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { parseJson } from '#server/ollama/ndjson.ts';
import { type OllamaErrorClass, ollamaErrorClassSchema } from '#shared/ollama.ts';
import type { StoredProgress } from './pull-progress.ts';

export type StoredPullState = 'queued' | 'running' | 'failed' | 'cancelled';

/** What is kept of a pull over a restart. Times are epoch milliseconds. */
export type StoredPull = {
  id: number;
  model: string;
  state: StoredPullState;
  progress: StoredProgress;
  resumed: boolean;
  queuedAt: number;
  startedAt: number | null;
  failure: { class: OllamaErrorClass; text: string } | null;
};

const bytes = z.number().int().nonnegative();

/** The column knows three states: a cancelled pull is one that failed with this class, and with no other. */
const CANCELLED = 'cancelled' satisfies OllamaErrorClass;

/** A progress that cannot be read is no progress: the model is still wanted. */
const progressSchema = z
  .object({
    layers: z.array(z.tuple([z.string(), bytes, bytes])),
    highest: bytes,
    percent: z.number().int().min(0).max(100).nullable(),
  })
  .catch({ layers: [], highest: 0, percent: null });

/** All that are kept, in the order in which they were asked for. */
export async function listStoredPulls(db: Database): Promise<StoredPull[]> {
  const rows = await db.selectFrom('pulls').selectAll().orderBy('queued_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    model: row.model,
    state: row.error_class === CANCELLED ? 'cancelled' : row.state,
    progress: progressSchema.parse(parseJson(row.progress)),
    resumed: row.resumed === 1,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    failure:
      row.error_class === null || row.error_class === CANCELLED
        ? null
        : {
            class: ollamaErrorClassSchema.catch('other').parse(row.error_class),
            text: row.error_text ?? '',
          },
  }));
}

/** Writes a pull as it is at `now` (epoch ms), new or known. */
export async function storePull(db: Database, pull: StoredPull, now: number): Promise<void> {
  const row = {
    model: pull.model,
    state: pull.state === 'cancelled' ? ('failed' as const) : pull.state,
    progress: JSON.stringify(pull.progress),
    resumed: pull.resumed ? 1 : 0,
    queued_at: pull.queuedAt,
    started_at: pull.startedAt,
    updated_at: now,
    error_class: pull.state === 'cancelled' ? CANCELLED : (pull.failure?.class ?? null),
    error_text: pull.failure?.text ?? null,
  };
  await db
    .insertInto('pulls')
    .values({ id: pull.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

export async function deletePull(db: Database, id: number): Promise<void> {
  await db.deleteFrom('pulls').where('id', '=', id).execute();
}
