const KEY = 'winnow-palette-recent';
/** As many as one takes in at a glance. */
const KEPT = 5;

/** The ids of what was used lately in this browser, the last one first. */
export function readRecent(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, KEPT) : [];
  } catch {
    // Storage may be switched off, and anybody may have written there.
    return [];
  }
}

export function rememberRecent(id: string): void {
  const recent = [id, ...readRecent().filter((other) => other !== id)].slice(0, KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(recent));
  } catch {
    // Without storage the palette begins with its groups each time.
  }
}
