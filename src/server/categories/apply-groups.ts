import { randomUUID } from 'node:crypto';
import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import type { GroupMoves } from '#shared/category-request.ts';
import { freeName } from './alias-queries.ts';
import { type CategoryName, parseCategoryName } from './category-name.ts';
import { findCategoryBySlug } from './category-queries.ts';
import { moveCategories } from './change-categories.ts';
import { type CategoryDeps, changeTree } from './change-tree.ts';
import { keepGrouping } from './group-queries.ts';
import { getNodes, insertCategory, markSeen } from './tree-queries.ts';

/**
 * Puts categories into groups as listed, and makes the groups that are not there yet; all of it or nothing.
 * Nothing unlisted is touched, and a weight of a category's own stays. The token undoes it once, also after
 * a restart. Throws `not_found`, `invalid_request`, `category_too_deep`, `conflict`.
 */
export async function applyGroups(
  deps: CategoryDeps,
  moves: GroupMoves,
): Promise<{ applied: number; undo_token: string }> {
  const ids = moves.map(({ category_id: id }) => id);
  if (new Set(ids).size < ids.length) {
    throw new AppError('invalid_request', 'A category stands in two of the moves.', {
      hint: 'Name each category once.',
    });
  }
  const now = deps.clock.now();
  const undoToken = randomUUID();
  await changeTree(deps, async (transaction) => {
    const nodes = new Map((await getNodes(transaction, ids)).map((node) => [node.id, node]));
    const groups = await openGroups(transaction, moves, now);
    for (const { parentId, members } of groups) {
      await moveCategories(transaction, members, { parentId, now });
    }
    await markSeen(transaction, ids, now);
    const kept = groups.flatMap(({ parentId, members, isNew }) =>
      members.map((id) => ({
        category_id: id,
        from_parent_id: nodes.get(id)?.parent_id ?? null,
        to_parent_id: parentId,
        made_parent: isNew ? 1 : 0,
        undo_token: undoToken,
      })),
    );
    await keepGrouping(transaction, kept);
  });
  return { applied: moves.length, undo_token: undoToken };
}

type OpenGroup = { parentId: number; isNew: boolean; members: number[] };

/** Finds or makes the parent of each group; moves to the same one become one group. */
async function openGroups(db: Database, moves: GroupMoves, now: number): Promise<OpenGroup[]> {
  const groups = new Map<number, OpenGroup>();
  for (const { category_id: member, to } of moves) {
    const parent = to.id === null ? await findOrMakeParent(db, to.name, now) : { id: to.id, isNew: false };
    const group = groups.get(parent.id) ?? { parentId: parent.id, isNew: parent.isNew, members: [] };
    groups.set(parent.id, { ...group, members: [...group.members, member] });
  }
  return [...groups.values()];
}

async function findOrMakeParent(db: Database, text: string, now: number) {
  const named: CategoryName = parseCategoryName(text);
  const known = await findCategoryBySlug(db, named.slug);
  if (known) return { id: known.id, isNew: false };
  await freeName(db, named.slug);
  const row = { ...named, parentId: null, weight: 'inherit', createdBy: 'owner', seenAt: now } as const;
  return { id: await insertCategory(db, row), isNew: true };
}
