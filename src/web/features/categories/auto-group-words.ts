import type { SuggestedGroups } from '#shared/category-answer.ts';
import type { GroupMoves } from '#shared/category-request.ts';

/** The moves without those that the owner has unticked, by the id of the category. */
export function chosenMoves({ moves }: SuggestedGroups, left: ReadonlySet<number>): GroupMoves {
  return moves
    .filter(({ category_id: id }) => !left.has(id))
    .map(({ category_id, to }) => ({ category_id, to: { id: to.id, name: to.name } }));
}

/** The toast when the model has answered while another page was open, or had nothing to suggest. */
export function describeSuggested({ moves, model }: SuggestedGroups) {
  if (moves.length === 0) {
    return { title: 'Nothing to group', message: `${model} would leave the categories as they are.` };
  }
  return {
    title: `${model} suggests ${countMoves(moves.length)}`,
    message: 'Nothing is moved before you say so.',
  };
}

export function describeApplied(applied: number) {
  return { title: `${countMoves(applied)} made`, message: 'Nothing is judged again because of it.' };
}

export function describeUndone(undone: number) {
  return {
    title: `${countMoves(undone)} taken back`,
    message: 'The categories stand where they stood before.',
  };
}

/** "1 move", "7 moves". */
export function countMoves(count: number): string {
  return count === 1 ? '1 move' : `${count.toLocaleString('en')} moves`;
}
