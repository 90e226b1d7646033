import type { OfferedCategory, RankedCategory } from '#server/categories/category-queries.ts';
import { estimateTokens } from './cut-text.ts';

/** More do not fit beside interests and examples in a context of 4,096 tokens. Source: design, judging. */
const MAX_OFFERED = 120;

/**
 * 120 names of the usual length take about 1,000 with their parents' names, and 600 indented below them.
 * Very long ones must leave something to the article.
 */
const MAX_CATEGORY_TOKENS = 1_300;

/**
 * Those of the ranked categories that a prompt has room for, in the order of their ids. `kept` are the ids of
 * the last choice: they stay, however ranks move with every judged article, because a changed list costs
 * an evaluation of all that follows it. Only one that the owner gave a weight takes a place at once, and one
 * that is gone leaves its own.
 */
export function chooseOffered(ranked: RankedCategory[], kept: readonly number[] = []): OfferedCategory[] {
  const before = new Set(kept);
  const importance = ({ id, weighted }: RankedCategory) => 2 * weighted + (before.has(id) ? 1 : 0);
  const order = ranked.toSorted((one, other) => importance(other) - importance(one));
  return takeWhatFits(order)
    .map(({ id, name, parent }) => ({ id, name, parent }))
    .sort((one, other) => one.id - other.id);
}

function takeWhatFits(order: OfferedCategory[]): OfferedCategory[] {
  const taken: OfferedCategory[] = [];
  let left = MAX_CATEGORY_TOKENS;
  for (const category of order) {
    // Counted as it stands by itself: indented under its parent it is shorter.
    const tokens = estimateTokens(`${withParent(category)}\n`);
    if (taken.length === MAX_OFFERED || tokens > left) continue;
    left -= tokens;
    taken.push(category);
  }
  return taken;
}

/** The id by which a prompt names a category. */
export function categoryKey(id: number): string {
  return `c${id}`;
}

/**
 * The list as it stands in a prompt: parents with their children indented below, each level by id. A
 * category that a model proposed has no parent and the highest id, so it stands at the very end and
 * everything before it stays as it was evaluated.
 */
export function listInPrompt(offered: OfferedCategory[]): string {
  const parents = new Set(offered.flatMap(({ name, parent }) => (parent === null ? [name] : [])));
  const isTop = ({ parent }: OfferedCategory) => parent === null || !parents.has(parent);
  const lines = offered.filter(isTop).flatMap((top) => {
    if (top.parent !== null) return [withParent(top)];
    const children = offered.filter(({ parent }) => parent === top.name);
    return [withParent(top), ...children.map(({ id, name }) => `  ${categoryKey(id)} ${name}`)];
  });
  return lines.join('\n');
}

function withParent({ id, name, parent }: OfferedCategory): string {
  return `${categoryKey(id)} ${parent === null ? name : `${parent} > ${name}`}`;
}
