/**
 * How far an article has been read: its `block`th part of `blocks` stands at the top of the view, of which
 * `inside` (0–1) is gone by, so that the place survives other widths and pictures that come later; `fraction` of
 * the whole where the text was exchanged for another.
 */
export type ReadingPlace = { id: number; block: number; blocks: number; inside: number; fraction: number };

/** More than anybody reads half; oldest go first. */
const MOST_PLACES = 200;

/** What was kept in the browser, which anything may have written. Oldest first. */
export function parsePlaces(kept: string | null): ReadingPlace[] {
  let entries: unknown;
  try {
    entries = JSON.parse(kept ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown) => {
    if (!Array.isArray(entry) || entry.length !== 5) return [];
    if (!entry.every((value) => typeof value === 'number' && value >= 0)) return [];
    const [id, block, blocks, inside, fraction] = entry as [number, number, number, number, number];
    return [{ id, block, blocks, inside: Math.min(1, inside), fraction: Math.min(1, fraction) }];
  });
}

export function writePlaces(places: readonly ReadingPlace[]): string {
  const short = (value: number) => Math.round(value * 10_000) / 10_000;
  return JSON.stringify(
    places.map(({ id, block, blocks, inside, fraction }) => [
      id,
      block,
      blocks,
      short(inside),
      short(fraction),
    ]),
  );
}

/** With one article's place as the newest, or without any of it. */
export function withPlace(
  places: readonly ReadingPlace[],
  id: number,
  place: ReadingPlace | null,
): ReadingPlace[] {
  const others = places.filter((other) => other.id !== id);
  return (place ? [...others, place] : others).slice(-MOST_PLACES);
}
