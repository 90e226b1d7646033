import type { Category } from '#shared/category.ts';
import type { CategoryEffect } from '#web/api/categories.ts';
import { describeRescored, describeWeighed } from '#web/theme/weight-words.ts';
import type { CategoryChange } from './category-change.ts';

type Toast = { title: string; message: string };

/** The toast after a change: what was done, what became of the scores, and what a model might do better now. */
export function describeChange(change: CategoryChange, effect: CategoryEffect): Toast {
  if (change.kind === 'create') {
    return { title: `${change.name} is added`, message: 'Models can choose it from now on.' };
  }
  if (change.kind === 'rename') {
    return { title: `Renamed to ${change.name}`, message: effectWords(effect, 'carried the old name') };
  }
  const { categories } = change;
  const subject = `${nameThem(categories)} ${categories.length === 1 ? 'is' : 'are'}`;
  switch (change.kind) {
    case 'weight': {
      const topLevel = categories.every(({ parent_id: parentId }) => parentId === null);
      return describeWeighed({ subject, topLevel }, change.weight, effect.rescored);
    }
    case 'accept':
      return { title: `${subject} accepted`, message: '' };
    case 'refuse':
      return { title: `${subject} refused`, message: sentences('Not proposed again.', effectWords(effect)) };
    case 'delete':
      return { title: `${subject} deleted`, message: effectWords(effect, 'carried what is gone') };
    case 'hide':
      return {
        title: `${subject} ${change.hidden ? 'hidden' : 'shown again'}`,
        message: effectWords(effect),
      };
    case 'move':
      return { title: `${subject} moved ${whereTo(change.parent)}`, message: effectWords(effect) };
    case 'merge':
      return {
        title: `${subject} merged into ${change.into.name}`,
        message: sentences(`It stands for that name from now on.`, effectWords(effect)),
      };
  }
}

/** "Databases", or "3 categories". */
export function nameThem(categories: Pick<Category, 'name'>[]): string {
  const [only] = categories;
  return categories.length === 1 && only ? only.name : `${categories.length.toLocaleString('en')} categories`;
}

/** "37 articles", "1 article". */
export function countArticles(count: number): string {
  return count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`;
}

/** What deleting would do, before it is done. */
export function describeLoss(categories: Category[], all: Category[]): string {
  const articles = categories.reduce((sum, { article_count: count }) => sum + count, 0);
  const gone = new Set(categories.map(({ id }) => id));
  const orphans = all.filter(
    ({ id, parent_id: parent }) => parent !== null && gone.has(parent) && !gone.has(id),
  );
  const them = categories.length === 1 ? 'it' : 'them';
  return sentences(
    articles === 0
      ? `No article carries ${them}.`
      : `${countArticles(articles)} ${articles === 1 ? 'carries' : 'carry'} ${them} and would be judged again when you re-evaluate.`,
    orphans.length > 0
      ? `${nameThem(orphans)} under ${them} ${orphans.length === 1 ? 'goes' : 'go'} to the top level.`
      : '',
    `Models do not bring ${them} back.`,
  );
}

function whereTo(parent: Category | null): string {
  return parent ? `under ${parent.name}` : 'to the top level';
}

function effectWords({ rescored, stale }: CategoryEffect, carried = 'is out of date'): string {
  return sentences(
    rescored > 0 ? describeRescored(rescored) : '',
    stale > 0 ? `${countArticles(stale)} ${carried}.` : '',
  );
}

function sentences(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
