import type { OwnWeight, Weight } from '#shared/category.ts';

/** The weights by name, from the one that takes an article away to the one that lifts it most. */
export const weightWords: Record<Weight, string> = {
  block: 'Block',
  reduce: 'Reduce',
  normal: 'Normal',
  boost: 'Boost',
  max: 'Max',
};

/** What became of a category, after "is" or "are". */
const becameWords: Record<OwnWeight, string> = {
  block: 'blocked',
  reduce: 'reduced',
  normal: 'at normal weight',
  boost: 'boosted',
  max: 'at the highest weight',
  inherit: 'at the weight of the parent',
};

export type WeightChoice = { value: OwnWeight; label: string };

type Weighed = { parent_id: number | null; weight: OwnWeight };

/**
 * What may be chosen for a category. At the top there is nothing to inherit, so that *Normal* stands for
 * not having a weight of its own; under a parent of which nothing is known yet the value is left out.
 */
export function weightChoices(
  { parent_id: parentId }: Weighed,
  inherited: Weight | undefined,
): WeightChoice[] {
  const own = Object.entries(weightWords).map(([value, label]) => ({ value: value as Weight, label }));
  if (parentId === null) return own.map((choice) => toTopLevel(choice));
  const label = inherited ? `Inherit (${weightWords[inherited]})` : 'Inherit';
  return [...own, { value: 'inherit', label }];
}

function toTopLevel(choice: WeightChoice): WeightChoice {
  return choice.value === 'normal' ? { ...choice, value: 'inherit' } : choice;
}

/** The choice that stands now; see `weightChoices` for why *Normal* is none of its own at the top. */
export function currentWeight({ parent_id: parentId, weight }: Weighed): OwnWeight {
  return parentId === null && weight === 'normal' ? 'inherit' : weight;
}

/**
 * The toast after a weight was set: what became of the category, and of how many articles. `subject`:
 * "Databases is" or "3 categories are"; `topLevel`: none of them has a parent.
 */
export function describeWeighed(
  { subject, topLevel }: { subject: string; topLevel: boolean },
  weight: OwnWeight,
  rescored: number,
) {
  const became = becameWords[topLevel && weight === 'inherit' ? 'normal' : weight];
  return {
    title: `${subject} ${became}`,
    message: weight === 'block' ? describeBlocked(rescored) : describeRescored(rescored),
  };
}

function describeBlocked(count: number): string {
  if (count === 0) return 'No article has changed.';
  if (count === 1) return '1 article stands under Blocked now.';
  return `${count.toLocaleString('en')} articles stand under Blocked now.`;
}

/** "37 articles have a new score." */
export function describeRescored(rescored: number): string {
  if (rescored === 0) return 'No score has changed.';
  if (rescored === 1) return '1 article has a new score.';
  return `${rescored.toLocaleString('en')} articles have a new score.`;
}
