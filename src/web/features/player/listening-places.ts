/** Where recordings were left: seconds by address, newest last. */
export type ListeningPlaces = readonly (readonly [url: string, seconds: number])[];

/** More than anybody listens to at the same time. */
const MOST_PLACES = 50;

/** Whoever heard this little has not begun; so near its end a recording is over. In seconds. */
const EDGE_S = 10;

/** What was kept in the browser, which anything may have written. */
export function parseListeningPlaces(kept: string | null): ListeningPlaces {
  let entries: unknown;
  try {
    entries = JSON.parse(kept ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown) => {
    if (!Array.isArray(entry) || entry.length !== 2) return [];
    const [url, seconds] = entry as [unknown, unknown];
    return typeof url === 'string' && typeof seconds === 'number' && seconds > 0
      ? [[url, seconds] as const]
      : [];
  });
}

type Heard = { url: string; seconds: number; duration: number };

/** With one recording's place as the newest; without it at its beginning and its end. */
export function withListeningPlace(
  places: ListeningPlaces,
  { url, seconds, duration }: Heard,
): ListeningPlaces {
  const others = places.filter(([other]) => other !== url);
  const isKept = seconds > EDGE_S && !(seconds > duration - EDGE_S);
  return (isKept ? [...others, [url, Math.round(seconds)] as const] : others).slice(-MOST_PLACES);
}
