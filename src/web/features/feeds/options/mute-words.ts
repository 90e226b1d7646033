import type { Feed } from '#shared/feed.ts';

const DAY = 24 * 60 * 60_000;

/** At what hour of the morning a feed that was muted until tomorrow is heard again. */
const MORNING = 6;

export type MuteChoice = 'tomorrow' | 'week' | 'open';

export const muteChoices: { choice: MuteChoice; label: string }[] = [
  { choice: 'tomorrow', label: 'Until tomorrow' },
  { choice: 'week', label: 'For a week' },
  { choice: 'open', label: 'Until I say otherwise' },
];

/** What is sent for a choice. `now` in epoch milliseconds; tomorrow begins at six, in the browser's time zone. */
export function muteUntil(choice: MuteChoice, now: number): true | { until: string } {
  if (choice === 'open') return true;
  if (choice === 'week') return { until: new Date(now + 7 * DAY).toISOString() };
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  morning.setHours(MORNING, 0, 0, 0);
  return { until: morning.toISOString() };
}

/** What stands in the options of a feed: as it is now first, when it is muted. */
export type MuteValue = 'no' | 'as now' | MuteChoice;

export function muteOptions(
  feed: Pick<Feed, 'muted' | 'muted_until'>,
): { value: MuteValue; label: string }[] {
  const no = { value: 'no', label: 'No' } as const;
  const choices = muteChoices.map(({ choice, label }) => ({ value: choice, label }));
  if (!feed.muted) return [no, ...choices];
  if (feed.muted_until === null) {
    // Without an end it is muted already.
    const others = choices.filter(({ value }) => value !== 'open');
    return [no, { value: 'as now', label: 'Until I say otherwise' }, ...others];
  }
  return [no, { value: 'as now', label: `Until ${formatEnd(feed.muted_until)}` }, ...choices];
}

/** "Muted until 24 Nov, 06:00"; "Muted" without an end. */
export function describeMute({ muted, muted_until: until }: Pick<Feed, 'muted' | 'muted_until'>): string {
  if (!muted) return '';
  return until === null ? 'Muted' : `Muted until ${formatEnd(until)}`;
}

function formatEnd(time: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(time));
}
