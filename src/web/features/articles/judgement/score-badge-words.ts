import type { ArticleRow } from '#shared/article.ts';

type Scored = Pick<ArticleRow, 'score' | 'estimate' | 'state' | 'rejudging'>;

/** What a badge with a number says aloud: "Score 90", "Estimated 72, waiting to be judged". */
export function describeBadge({ score, estimate, state, rejudging }: Scored): string {
  if (score === null) {
    const more = state === 'not_queued' || state === 'judged' ? '' : `, ${lowerFirst(describeState(state))}`;
    return `Estimated ${estimate}${more}`;
  }
  if (state === 'judging') return `Score ${score}, being judged again`;
  return rejudging ? `Score ${score}, waits to be judged again` : `Score ${score}`;
}

/** Where an article without a score stands in the queue. */
export function describeState(state: ArticleRow['state']): string {
  if (state === 'judging') return 'Being judged';
  if (state === 'failed') return 'Judging failed';
  return state === 'waiting' ? 'Waiting to be judged' : 'Not judged';
}

function lowerFirst(text: string): string {
  return text.replace(/^./, (first) => first.toLowerCase());
}
