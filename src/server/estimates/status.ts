import { readInterests } from '#server/settings/interests.ts';
import type { EstimatesStatus } from '#shared/estimates.ts';
import { type EstimateState, type EstimateWorkDeps, lookForTable } from './estimate-work.ts';
import { type EstimateCounts, readEstimateCounts } from './status-queries.ts';

const NO_EMBEDDING: EstimatesStatus['embedding'] = {
  model: null,
  digest: null,
  state: 'off',
  reason: null,
  hint: null,
  done: 0,
  total: 0,
};

/** How estimates are made now. The first time it loads the table of words, to see whether it is whole. */
export async function readEstimatesStatus(
  deps: Pick<EstimateWorkDeps, 'db' | 'embedding' | 'estimator'>,
  state: EstimateState,
): Promise<EstimatesStatus> {
  const { db, embedding } = deps;
  const ready = await lookForTable(deps, state).catch(() => false);
  const trouble = state.trouble ?? (ready ? null : 'The thread that estimates cannot be started.');
  const counts = await readEstimateCounts(db, await embedding?.currentDigest());
  return {
    built_in: { ready, trouble },
    embedding: (await embedding?.status()) ?? NO_EMBEDDING,
    language_note: await describeLanguages(deps, state, counts),
    estimated: counts.estimated,
    unestimated: counts.unestimated,
  };
}

async function describeLanguages(
  { db }: Pick<EstimateWorkDeps, 'db'>,
  { learnt }: EstimateState,
  { otherLanguage, estimated, unestimated }: EstimateCounts,
): Promise<string | null> {
  const { interests } = await readInterests(db);
  if (interests !== '' && learnt?.model?.language === 'other' && learnt.digests.embedding === undefined) {
    return 'Your interests are in another language than English: estimates wait for an embedding model.';
  }
  if (otherLanguage === 0) return null;
  const all = estimated + unestimated;
  const articles = `${otherLanguage} of ${all} unread articles`;
  return otherLanguage === 1
    ? `1 of ${all} unread articles is in another language than English: it waits for an embedding model or the judge.`
    : `${articles} are in another language than English: they wait for an embedding model or the judge.`;
}
