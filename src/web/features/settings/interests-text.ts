/** The two texts as the form holds them. */
export type InterestsTexts = { interests: string; anti_interests: string };

/** From about this many tokens on, a small model begins to lose single lines of a list. */
export const LONG_INTERESTS_TOKENS = 600;

/** English and its relatives take about four characters a token in the tokenizers of the usual models. */
const CHARACTERS_PER_TOKEN = 4;

export function isSameTexts(one: InterestsTexts, other: InterestsTexts): boolean {
  return (
    tidy(one.interests) === tidy(other.interests) && tidy(one.anti_interests) === tidy(other.anti_interests)
  );
}

/** How many lines were added, removed or changed; a changed line counts once, a moved one not at all. */
export function countChangedLines(before: InterestsTexts, after: InterestsTexts): number {
  return (
    countChangedIn(before.interests, after.interests) +
    countChangedIn(before.anti_interests, after.anti_interests)
  );
}

/** About how many tokens both texts cost in every question to the model. */
export function estimateTokens(texts: InterestsTexts): number {
  return Math.ceil((tidy(texts.interests).length + tidy(texts.anti_interests).length) / CHARACTERS_PER_TOKEN);
}

/** The sentence beside Save; empty while nothing differs. */
export function describeChange(before: InterestsTexts, after: InterestsTexts): string {
  if (isSameTexts(before, after)) return '';
  const count = countChangedLines(before, after);
  const change =
    count === 0 ? 'Order of lines changed' : count === 1 ? '1 line changed' : `${count} lines changed`;
  return `${change} · nothing is judged again until you ask for it`;
}

/** As the server stores a text: no space at the ends, neither of lines nor of the whole. */
function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

function countChangedIn(before: string, after: string): number {
  const left = new Map<string, number>();
  const old = linesOf(before);
  for (const line of old) left.set(line, (left.get(line) ?? 0) + 1);
  let kept = 0;
  const current = linesOf(after);
  for (const line of current) {
    const remaining = left.get(line) ?? 0;
    if (remaining === 0) continue;
    left.set(line, remaining - 1);
    kept += 1;
  }
  return Math.max(old.length, current.length) - kept;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
