import { type AfterAttempt, decideAfterAttempt } from './after-attempt.ts';
import type { ClaimedJob } from './claim-queries.ts';
import { releaseJob } from './job-queries.ts';
import { type NoAnswer, recordFailure } from './judge-article.ts';
import {
  countFailure,
  failuresInARow,
  lookAgain,
  pauseByFailures,
  type Slot,
  setStandstill,
  standStill,
} from './slot.ts';

/** From this look on the page says why nothing comes of it; before, it may have been a moment's trouble. */
const LOOKS_IN_SILENCE = 3;

/**
 * Deals with a call that brought no answer: the job goes back, later or at once, or its article fails, or
 * the queue pauses. Returns how long to rest (ms), null for not at all.
 */
export async function handleTrouble(slot: Slot, job: ClaimedJob, noAnswer: NoAnswer): Promise<number | null> {
  const { deps } = slot;
  const { failure, model } = noAnswer;
  if (slot.stopping.aborted || failure.class === 'cancelled') {
    await releaseJob(deps.db, job.articleId, { attempts: job.attempts, notBefore: 0 });
    return null;
  }
  deps.readiness.forget();
  const facts = { article: job.articleId, class: failure.class, text: failure.message };
  deps.logger.warn(facts, 'the model did not answer');
  const history = { attempts: job.attempts, inARow: failuresInARow(slot, { class: failure.class, model }) };
  const next = decideAfterAttempt(failure.class, history);
  await putBack(slot, job, { ...noAnswer, next });
  if (next.kind === 'wait') return waitForOllama(slot, noAnswer);
  if (next.kind === 'pause') await pauseByFailures(slot, { class: failure.class, model });
  else await countFailure(slot, { class: failure.class, model });
  return null;
}

async function putBack(
  { deps: { db, clock } }: Slot,
  job: ClaimedJob,
  { next, failure, fingerprints }: NoAnswer & { next: AfterAttempt },
): Promise<void> {
  const { articleId, attempts } = job;
  const now = clock.now();
  if (next.kind === 'fail') {
    await recordFailure(db, job, {
      class: failure.class,
      text: failure.message,
      rawAnswer: null,
      failedAt: now,
      fingerprints,
    });
  } else if (next.kind === 'retry') {
    await releaseJob(db, articleId, { attempts: attempts + 1, notBefore: now + next.delay });
  } else {
    await releaseJob(db, articleId, { attempts, notBefore: 0 });
  }
}

async function waitForOllama(slot: Slot, { failure, model }: NoAnswer): Promise<number> {
  const { readiness } = slot.deps;
  const found = await readiness.check();
  if (!found.ready) return standStill(slot, found.words);
  const words = readiness.explain(failure.class, model);
  // A proxy that lets us read but not ask, say: nothing changes before somebody changes it.
  if (words.look === 'slowly') return standStill(slot, words);
  // Ollama answers again already: it was only busy, or it restarted. Only if that stays so it is told.
  if (slot.run.looks >= LOOKS_IN_SILENCE) setStandstill(slot, words);
  return lookAgain(slot);
}
