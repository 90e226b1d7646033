import type { Statistics } from '#shared/statistics.ts';
import { describeArticles, describeShare } from './numbers.ts';

/** Fewer comparisons than this would say more about chance than about the estimates. */
export const LEAST_COMPARED = 20;

/** How good estimates are, in a sentence or two. */
export function describeEstimates({
  compared,
  pairs_alike: pairs,
  typical_error: error,
}: Statistics['estimates']): string {
  if (compared === 0) {
    return 'No article that was judged in these days had been estimated before, so there is nothing to compare yet.';
  }
  if (compared < LEAST_COMPARED || error === null) {
    return `Too early to tell: ${describeArticles(compared)} had an estimate before the model judged. From ${LEAST_COMPARED} on it is shown here.`;
  }
  if (pairs === null) {
    return `The model gave every article the same score, so no order can be compared; estimates are typically ${describePoints(error)} off.`;
  }
  return `Estimates put ${describeShare(pairs)} of pairs in the order the model found; typically ${describePoints(error)} off.`;
}

function describePoints(points: number): string {
  return points === 1 ? '1 point' : `${Math.round(points * 10) / 10} points`;
}

/** Whether the model scores high what the owner wants more of. */
export function describeVotes(votes: Statistics['votes']): string {
  const { more, less, more_judged: judged, more_above_median: above, pairs_alike: pairs } = votes;
  if (more + less === 0) {
    return 'You have not voted in these days. More like this and Less like this stand on every article.';
  }
  const said = [
    above === null
      ? null
      : `Of ${describeArticles(judged)} that you wanted more of, ${Math.round(above * judged)} ${Math.round(above * judged) === 1 ? 'scores' : 'score'} above the median.`,
    pairs === null
      ? null
      : `In ${describeShare(pairs)} of pairs the one you wanted more of scores higher than the one you wanted less of.`,
  ].filter((sentence) => sentence !== null);
  if (said.length > 0) return said.join(' ');
  if (more === 0)
    return 'All your votes in these days are for less of something. One for more makes a comparison.';
  return 'The articles that you voted on are not judged yet, so there is nothing to compare.';
}
