import type { AppEvent } from '#server/events/bus.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { EstimatesStatus } from '#shared/estimates.ts';
import { createEstimateLoop } from './estimate-loop.ts';
import { beginAnew, type EstimateWorkDeps, makeEstimateState } from './estimate-work.ts';
import { countJudgedSince } from './known-queries.ts';
import { createLater } from './later.ts';
import { describeInputs, findMadeWith } from './made-with.ts';
import { readEstimatesStatus } from './status.ts';

export type EstimatesDeps = EstimateWorkDeps & { logger: Logger };

/** What the rest of the program may ask of estimates. */
export type Estimates = {
  start: () => Promise<void>;
  /** Ends after the step that is under way. Does not close the estimator. */
  stop: () => Promise<void>;
  status: () => Promise<EstimatesStatus>;
  /** Resolves when all articles that were announced by now are estimated, or after a few seconds without. */
  settled: () => Promise<void>;
  /** Learns again, soon, and estimates everything that is kept estimated. */
  relearn: () => void;
  /** Estimates these anew with what is learnt: they have other vectors now. */
  reestimate: (ids: readonly number[]) => void;
};

/** Several changes in a row, say votes, are learnt from once (ms); short enough to feel immediate. */
const LEARN_DELAY = 200;
/** Judgements come every few seconds; how many there are is counted at most this often (ms). */
const COUNT_DELAY = 5_000;
/** Judgements after which they are learnt from. Source: design, judging. */
const JUDGEMENTS_TO_LEARN = 20;

/**
 * Keeps every unread and every starred article estimated: reads what is stored, learns from what the owner
 * says, estimates again when that changes. What is left to do stands nowhere: it is the unread articles
 * without vectors, looked for at every start. Make it before those who wait for {@link Estimates.settled}:
 * of what both hear it has to hear first.
 */
export function createEstimates(deps: EstimatesDeps): Estimates {
  const { db, bus } = deps;
  const state = makeEstimateState();
  const loop = createEstimateLoop(deps, state);
  const later = createLater(deps);

  const relearn = () =>
    later.soon('learn', LEARN_DELAY, async () => {
      await beginAnew(deps, state);
      loop.wake();
    });
  const countJudgements = () =>
    later.soon('count', COUNT_DELAY, async () => {
      const count = await countJudgedSince(db, state.learntAt, JUDGEMENTS_TO_LEARN);
      if (count >= JUDGEMENTS_TO_LEARN) relearn();
    });
  const unsubscribe = bus.subscribe((event: AppEvent) => {
    switch (event.type) {
      case 'articles_added':
      case 'texts_changed':
        return loop.lookAt(event.ids);
      case 'article_marked':
        return loop.lookAtMarked(event.id);
      case 'articles_marked':
        return event.read ? undefined : loop.lookAt(event.ids);
      case 'feeds_changed':
        return loop.lookThroughFeeds(event.ids);
      case 'settings_changed':
      case 'votes_changed':
        return relearn();
      case 'judging_changed':
        return countJudgements();
    }
  });

  return {
    start: async () => {
      if ((await findMadeWith(db)) !== (await describeInputs(db, deps.embedding))) {
        await beginAnew(deps, state);
      }
      loop.start();
    },
    stop: async () => {
      unsubscribe();
      later.stop();
      await loop.stop();
    },
    status: async () => {
      const status = await readEstimatesStatus(deps, state);
      // Looking at the table may have found that it is back.
      loop.wake();
      return status;
    },
    settled: loop.settled,
    relearn,
    reestimate: loop.lookAt,
  };
}
