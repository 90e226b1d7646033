import type { InterestsPreview } from '#shared/interests-preview.ts';

const counts = ['', 'This', 'These two', 'These three', 'These four', 'These five'];

/** The heading over what would change; undefined: not known yet. */
export function previewTitle(preview: InterestsPreview | undefined): string {
  if (!preview) return 'What this would change';
  const { ready, changes } = preview;
  if (!ready) return 'What this would change is not known';
  if (changes.length === 0) return 'No recent article would change';
  const these = counts[changes.length] ?? 'These';
  return `${these} recent ${changes.length === 1 ? 'article' : 'articles'} would change most`;
}

/** What of the texts speaks for a change; empty where nothing does. */
export function describeReason(closest: InterestsPreview['changes'][number]['closest_to']): string {
  if (!closest) return '';
  return closest.wanted ? closest.phrase : `Not: ${closest.phrase}`;
}

/** How far-reaching it is, beside the heading; empty where nothing moves. */
export function describeMoved({ ready, moved }: InterestsPreview): string {
  if (!ready || moved === 0) return '';
  return moved === 1
    ? '1 article would change its colour'
    : `${moved.toLocaleString('en')} articles would change their colour`;
}
