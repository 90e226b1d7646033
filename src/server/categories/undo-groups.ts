import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import { moveCategories } from './change-categories.ts';
import { type CategoryDeps, changeTree } from './change-tree.ts';
import { forgetGrouping, type GroupMove, listGroupMoves } from './group-queries.ts';
import { deleteEmpty, findNodes } from './tree-queries.ts';

/**
 * Puts everything back to where it stood before the last grouping; groups that it made go when nothing is left
 * in them. Throws `cannot_undo` for an older token, and when one of those categories was moved, merged or
 * removed since: then nothing is touched.
 */
export async function undoGroups(deps: CategoryDeps, undoToken: string): Promise<{ undone: number }> {
  const now = deps.clock.now();
  const { result } = await changeTree(deps, async (transaction) => {
    const moves = await listGroupMoves(transaction, undoToken);
    if (moves.length === 0) {
      throw new AppError('cannot_undo', 'This grouping was undone already, or another one came after it.', {
        hint: 'Move the categories by hand.',
      });
    }
    await checkUntouched(transaction, moves);
    for (const [parentId, members] of Map.groupBy(moves, ({ from_parent_id: from }) => from)) {
      const ids = members.map(({ category_id: id }) => id);
      await moveCategories(transaction, ids, { parentId, now });
    }
    const made = moves.filter(({ made_parent: isMade }) => isMade).map(({ to_parent_id: to }) => to);
    await deleteEmpty(transaction, made);
    await forgetGrouping(transaction);
    return moves.length;
  });
  return { undone: result };
}

async function checkUntouched(db: Database, moves: readonly GroupMove[]): Promise<void> {
  const parents = moves.flatMap(({ from_parent_id: from }) => from ?? []);
  const nodes = await findNodes(db, [...moves.map(({ category_id: id }) => id), ...parents]);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isUntouched = (move: GroupMove) =>
    byId.get(move.category_id)?.parent_id === move.to_parent_id &&
    (move.from_parent_id === null || mayHoldOthers(move.from_parent_id));
  const mayHoldOthers = (id: number) => {
    const parent = byId.get(id);
    return parent !== undefined && parent.parent_id === null && parent.hidden_at === null;
  };
  if (moves.every(isUntouched)) return;
  throw new AppError('cannot_undo', 'These categories were changed since they were grouped.', {
    hint: 'Move them by hand.',
  });
}
