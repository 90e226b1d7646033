import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { readInterests } from '#server/settings/interests.ts';
import { findEstimable, listEstimable, listUnreadPlaces, type Place, TOP } from './estimate-queries.ts';
import type { Estimator } from './estimator.ts';
import { type LearnModelDeps, type LearntModel, learnModel } from './learn-model.ts';
import { describeInputs, saveMadeWith } from './made-with.ts';
import { digestsOfWords, readTexts } from './read-texts.ts';
import { updateEstimates } from './update-estimates.ts';

export type EstimateWorkDeps = Omit<LearnModelDeps, 'estimator'> & {
  estimator: Pick<Estimator, 'read' | 'learn' | 'estimate' | 'findTrouble'>;
  bus: EventBus;
  clock: Clock;
};

/** What is left to do, and what is known; changed by whoever wants something done. */
export type EstimateState = {
  /** Articles that are to be looked at before all else: just stored, changed, or marked unread. */
  ids: Set<number>;
  /** Whether something was taken out, there or of what was heard, and is being looked at. */
  isLooking: boolean;
  /** What was learnt; undefined before the first time, and when it has to be learnt again. */
  learnt: LearntModel | undefined;
  /** When that was, in epoch ms. */
  learntAt: number;
  /** Goes up with every wish to learn anew: what was being learnt meanwhile is outdated. */
  wishes: number;
  /** How far estimating everything anew has come; null when it is done. */
  anew: { after: Place; changed: number[]; madeWith: string } | null;
  /** How far looking for unread texts has come, the newest first; null when it is done. */
  search: Place | null;
  /** What is wrong with the table of words, as last seen: null when nothing is, undefined before the first look. */
  trouble: string | null | undefined;
};

/** Articles of one step: reading and handing them over holds up the server for 3 ms or less. */
const STEP = 200;
const ANEW_STEP = 250;

export function makeEstimateState(): EstimateState {
  return {
    ids: new Set(),
    isLooking: false,
    learnt: undefined,
    learntAt: 0,
    wishes: 0,
    anew: null,
    search: TOP,
    trouble: undefined,
  };
}

/**
 * Does one piece of what is left, the most urgent one; false when nothing is. Rejects when the thread dies:
 * then the piece is still left.
 */
export async function takeStep(deps: EstimateWorkDeps, state: EstimateState): Promise<boolean> {
  if (state.ids.size > 0) await lookAtSome(deps, state);
  else if (state.anew) await estimateSomeAnew(deps, state, state.anew);
  else if (state.search) await searchSome(deps, state, state.search);
  else return false;
  return true;
}

async function lookAtSome(deps: EstimateWorkDeps, state: EstimateState): Promise<void> {
  const ids = [...state.ids].slice(0, STEP);
  // Taken out before, not after: one that changes while it is looked at is looked at again.
  for (const id of ids) state.ids.delete(id);
  state.isLooking = true;
  try {
    await lookAt(deps, state, ids);
  } catch (error) {
    for (const id of ids) state.ids.add(id);
    throw error;
  } finally {
    state.isLooking = false;
  }
}

/** Reads what was not read of these articles, and estimates them all. */
async function lookAt(deps: EstimateWorkDeps, state: EstimateState, ids: readonly number[]): Promise<void> {
  await readTexts(deps, ids, () => lookForTable(deps, state));
  const learnt = await getLearnt(deps, state);
  const changed = await updateEstimates(deps, learnt, await findEstimable(deps.db, learnt.digests, ids));
  if (changed.length > 0) deps.bus.publish({ type: 'articles_changed', ids: changed });
}

/**
 * Whether there is a usable table. Looked for each time: its file may be repaired, or get lost. Once it is back,
 * what was read and learnt without it is read and learnt again.
 */
export async function lookForTable(
  deps: Pick<EstimateWorkDeps, 'db' | 'embedding' | 'estimator'>,
  state: EstimateState,
): Promise<boolean> {
  const before = state.trouble;
  state.trouble = (await deps.estimator.findTrouble())?.detail ?? null;
  if (state.trouble === null && typeof before === 'string') {
    state.search = TOP;
    await beginAnew(deps, state);
  }
  return state.trouble === null;
}

async function getLearnt(deps: EstimateWorkDeps, state: EstimateState): Promise<LearntModel> {
  if (state.learnt) return state.learnt;
  const wish = state.wishes;
  state.learntAt = deps.clock.now();
  const { interests, anti_interests: antiInterests } = await readInterests(deps.db);
  const learnt = await learnModel(deps, { interests, antiInterests });
  if (state.wishes === wish) state.learnt = learnt;
  return learnt;
}

/** Wants everything learnt and estimated again. What changes meanwhile begins it anew. */
export async function beginAnew(
  { db, embedding }: Pick<EstimateWorkDeps, 'db' | 'embedding'>,
  state: EstimateState,
): Promise<void> {
  const madeWith = await describeInputs(db, embedding);
  state.wishes += 1;
  state.learnt = undefined;
  state.anew = { after: TOP, changed: state.anew?.changed ?? [], madeWith };
}

/** Lists are told at the end, once: in the middle they would be half in the old order. */
async function estimateSomeAnew(
  deps: EstimateWorkDeps,
  state: EstimateState,
  anew: NonNullable<EstimateState['anew']>,
): Promise<void> {
  const learnt = await getLearnt(deps, state);
  const articles = await listEstimable(deps.db, learnt.digests, { after: anew.after, limit: ANEW_STEP });
  anew.changed.push(...(await updateEstimates(deps, learnt, articles)));
  const last = articles.at(-1);
  if (last) {
    anew.after = { publishedAt: last.publishedAt, id: last.id };
    return;
  }
  await saveMadeWith(deps.db, anew.madeWith, deps.clock.now());
  if (state.anew !== anew) return;
  state.anew = null;
  if (anew.changed.length > 0) deps.bus.publish({ type: 'articles_changed', ids: anew.changed });
}

async function searchSome(deps: EstimateWorkDeps, state: EstimateState, after: Place): Promise<void> {
  const digests = digestsOfWords(state.trouble === null || state.trouble === undefined);
  const { ids, last } = await listUnreadPlaces(deps.db, digests, { after, limit: STEP });
  if (ids.length > 0) await lookAt(deps, state, ids);
  if (state.search === after) state.search = last ?? null;
}
