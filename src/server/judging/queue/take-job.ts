import { commitWithoutWaiting } from '#server/database/dialect.ts';
import { readAllowance } from './allowance.ts';
import { type ClaimedJob, claimJob, findDueArticle } from './claim-queries.ts';
import { chooseLanes, type JobKind } from './lanes.ts';
import type { RunState, WorkerDeps } from './slot.ts';

/** With two models, so many articles go through one before the other's turn. Source: design, judging. */
const PHASE_LENGTH = 20;

/**
 * Takes the next job that the owner's budget allows; undefined when there is none. In one transaction, so
 * that two slots never take the last article of a day both, nor the same turn.
 */
export async function takeJob(
  { db, clock, limits }: Pick<WorkerDeps, 'db' | 'clock' | 'limits'>,
  run: RunState,
): Promise<ClaimedJob | undefined> {
  // A lease that a power cut takes back is only a job to take again.
  return commitWithoutWaiting(db, async (transaction) => {
    const now = clock.now();
    const { permission } = await readAllowance(transaction, now);
    const lanes = chooseLanes(permission, { turns: run.turns, prefer: preferredKind(run) });
    const job = await claimJob(transaction, { now, leaseUntil: now + leaseOf(limits), lanes });
    if (job) run.turns[job.reason] += 1;
    return job;
  });
}

/** How long a job is in somebody's hands at most (ms): four calls (see ask-model.ts), and a minute to store. */
export function leaseOf({ totalTimeout }: WorkerDeps['limits']): number {
  return totalTimeout * 4 + 60_000;
}

/** The article that {@link takeJob} would take now, for the scoring status; null when it would take none. */
export async function findNextArticle(
  { db, clock }: Pick<WorkerDeps, 'db' | 'clock'>,
  run: RunState,
): Promise<number | null> {
  const now = clock.now();
  const { permission } = await readAllowance(db, now);
  return findDueArticle(db, chooseLanes(permission, { turns: run.turns, prefer: preferredKind(run) }), now);
}

/** The kind of job just done, until its phase is over: a swap of models or prompts costs a full evaluation. */
function preferredKind({ phase }: RunState): JobKind {
  if (phase.count < PHASE_LENGTH) return phase.kind;
  return phase.kind === 'begin' ? 'finish' : 'begin';
}

/** Remembers what kind of job was taken, for the next choice; `separate`: two models judge. */
export function followPhase(run: RunState, job: ClaimedJob, separate: boolean): void {
  const kind = job.stages === 'score' || (separate && job.staged !== null) ? 'finish' : 'begin';
  run.phase = { kind, count: run.phase.kind === kind ? run.phase.count + 1 : 1 };
}
