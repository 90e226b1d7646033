import type { ArticleRow } from '#shared/article.ts';

export type QueuePlace = 'judging' | 'next' | 'waiting';

const placeWords: Record<QueuePlace, string> = { judging: 'Judging now', next: 'Next', waiting: 'Waiting' };

/** "Judging now · score only" */
export function queuePlaceWords({ stages }: Pick<ArticleRow, 'stages'>, place: QueuePlace): string {
  return stages === 'score' ? `${placeWords[place]} · score only` : placeWords[place];
}

export function isQueued({ state, rejudging }: Pick<ArticleRow, 'state' | 'rejudging'>): boolean {
  return rejudging || state === 'waiting' || state === 'judging';
}

/** The classes that an article can fail with, as a heading for what the model said. */
const failureWords: Record<string, string> = {
  bad_output: 'No usable answer',
  too_long: 'Too long for the model',
  stalled: 'No answer in time',
  other: 'Ollama reported an error',
};

export function describeFailureClass(failureClass: string): string {
  return (
    failureWords[failureClass] ??
    failureClass.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())
  );
}

/** The categories with the one first that takes the article out of the lists, where one does. */
export function blockingFirst(categories: ArticleRow['categories']): ArticleRow['categories'] {
  return categories.toSorted((one, other) => rank(one.weight) - rank(other.weight));
}

function rank(weight: ArticleRow['categories'][number]['weight']): number {
  return weight === 'block' ? 0 : 1;
}
