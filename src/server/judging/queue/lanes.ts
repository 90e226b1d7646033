import type { JobReason } from '#server/database/schema.ts';

/** A job whose categories are there needs only the second question; the other kind begins an article. */
export type JobKind = 'begin' | 'finish';

/** Which of the jobs of one lane comes first. */
export type ClaimOrder = 'best' | 'longest_waiting';

/** Jobs of one reason and kind. The worker takes from the first of its lanes that has one. */
export type Lane = { reason: JobReason; kind: JobKind; order: ClaimOrder };

/** What may be taken now. What the owner asked for by hand always may. */
export type Permission = {
  reEvaluate: boolean;
  /** Articles by themselves: those that their first model has read already, and those that nobody has. */
  finishNew: boolean;
  beginNew: boolean;
};

/** How many jobs of each reason were taken so far. */
export type Turns = Record<JobReason, number>;

/** One in four takes the longest waiting article, so that nothing starves. Source: design, judging. */
const LONGEST_WAITING_TURN = 4;

/**
 * All lanes that may be taken from, in their order: strictly by reason, and within a reason the preferred
 * kind first, so that models and prompts are not swapped at every job.
 */
export function chooseLanes(
  permission: Permission,
  { turns, prefer }: { turns: Turns; prefer: JobKind },
): Lane[] {
  const kinds: JobKind[] = prefer === 'begin' ? ['begin', 'finish'] : ['finish', 'begin'];
  const lanesOf = (reason: JobReason) => {
    const order = chooseOrder(reason, turns);
    return kinds.filter((kind) => mayTake(permission, reason, kind)).map((kind) => ({ reason, kind, order }));
  };
  return [...lanesOf('by_hand'), ...lanesOf('re-evaluate'), ...lanesOf('new')];
}

/** What the owner asks for by hand is served in the order of asking. */
function chooseOrder(reason: JobReason, turns: Turns): ClaimOrder {
  if (reason === 'by_hand') return 'longest_waiting';
  return (turns[reason] + 1) % LONGEST_WAITING_TURN === 0 ? 'longest_waiting' : 'best';
}

function mayTake(permission: Permission, reason: JobReason, kind: JobKind): boolean {
  if (reason === 'by_hand') return true;
  if (reason === 're-evaluate') return permission.reEvaluate;
  return kind === 'begin' ? permission.beginNew : permission.finishNew;
}
