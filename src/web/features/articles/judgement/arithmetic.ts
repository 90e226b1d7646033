import type { Judgement } from '#shared/judgement.ts';

/** How a score came about, term by term: "interest 9", "quality 9", "Databases ×1.5". */
export function arithmeticTerms(judgement: Judgement): string[] {
  const answers = judgement.by_quality_alone
    ? [`quality ${judgement.quality}`]
    : [`interest ${judgement.interest}`, `quality ${judgement.quality}`];
  const factors = judgement.factors.map(({ category, factor }) => `${category.name} ×${factor}`);
  return [...answers, ...factors];
}
