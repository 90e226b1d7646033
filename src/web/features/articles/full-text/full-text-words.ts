import type { FullTextControl } from './use-full-text.ts';

/** What a press does, as the tooltip of the button says it. */
export function fullTextHint({ isBusy, shown }: Pick<FullTextControl, 'isBusy' | 'shown'>): string {
  if (isBusy) return 'Fetching the whole article…';
  if (shown === 'none') return 'Full text (e)';
  return shown === 'whole' ? 'As in the feed (e)' : 'Whole article (e)';
}

/** What is heard after a press. */
export function fullTextStatus({ isBusy, shown }: Pick<FullTextControl, 'isBusy' | 'shown'>): string {
  if (isBusy) return 'Fetching the whole article';
  if (shown === 'none') return '';
  return shown === 'whole' ? 'Whole article' : 'As in the feed';
}
