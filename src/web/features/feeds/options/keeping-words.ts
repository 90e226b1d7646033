const offered = [7, 30, 90, 180, 365];

/** In place of a number of days: as the setting for all feeds says. */
export const AS_SET = 'as set';
const FOR_EVER = '0';

/** How long read articles can be kept; a number of days that was set over the API stands among them. */
export function keepingChoices(current: number | null): { value: string; label: string }[] {
  const known = current === null || current === 0 || offered.includes(current);
  const days = known ? offered : [...offered, current].sort((one, other) => one - other);
  return [
    { value: AS_SET, label: 'As set for all feeds' },
    ...days.map((count) => ({ value: String(count), label: count === 1 ? '1 day' : `${count} days` })),
    { value: FOR_EVER, label: 'For ever' },
  ];
}
