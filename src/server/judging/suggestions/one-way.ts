import type { Verdict } from '#shared/feedback.ts';

/** How many votes of each kind something has. */
export type Tally = Record<Verdict, number>;

/** One vote in five may go against the others: a slip, or the exception. */
const TOLERATED = 5;

/** Whether enough votes go this way: at least so many more than go the other, and five times as many. */
export function goesOneWay(tally: Tally, verdict: Verdict, least: number): boolean {
  const [forIt, against] = verdict === 'more' ? [tally.more, tally.less] : [tally.less, tally.more];
  return forIt - against >= least && forIt >= TOLERATED * against;
}

export function countVotes(votes: readonly { verdict: Verdict }[]): Tally {
  const more = votes.filter(({ verdict }) => verdict === 'more').length;
  return { more, less: votes.length - more };
}
