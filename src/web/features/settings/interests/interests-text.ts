import { MAX_INTERESTS_LENGTH } from '#shared/limits.ts';
import type { FittedInterests } from '#shared/settings.ts';

/** The two texts as the form holds them. */
export type InterestsTexts = { interests: string; anti_interests: string };

/** A prompt has room for about this many tokens of both texts; what is beyond, no model reads. */
const MOST_TOKENS = 600;

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
function estimateTokens(texts: InterestsTexts): number {
  return Math.ceil((tidy(texts.interests).length + tidy(texts.anti_interests).length) / CHARACTERS_PER_TOKEN);
}

/** By how many characters a text is longer than what is stored, of both the longer; 0 where both fit. */
export function findExcess({ interests, anti_interests }: InterestsTexts): number {
  return Math.max(0, ...[interests, anti_interests].map((text) => text.length - MAX_INTERESTS_LENGTH));
}

/** What is too long in a field, under it; null while it fits. */
export function describeExcess(text: string): string | null {
  const over = text.length - MAX_INTERESTS_LENGTH;
  if (over <= 0) return null;
  const characters = over === 1 ? '1 character' : `${over.toLocaleString('en')} characters`;
  return `${characters} over the limit of ${MAX_INTERESTS_LENGTH.toLocaleString('en')}. Shorten it: it cannot be saved like this.`;
}

type LeftOut = FittedInterests['left_out'];

/**
 * What a model does not get to read, in a sentence; null where it gets all of it. What is saved is known
 * exactly (`leftOut`), an edit is only reckoned (null).
 */
export function describeLength(texts: InterestsTexts, leftOut: LeftOut | null): string | null {
  if (leftOut === null) {
    const tokens = estimateTokens(texts);
    if (tokens <= MOST_TOKENS) return null;
    return `About ${tokens.toLocaleString('en')} tokens. The model reads about ${MOST_TOKENS}: the last lines would be left out. Estimates use all of them.`;
  }
  const begins = [leftOut.interests, leftOut.anti_interests].filter((text) => text !== null);
  if (begins.length === 0) return null;
  const where = begins.map((text) => `“${text}”`).join(' and from ');
  return `Longer than a model reads: it does not get what stands from ${where} on. Estimates use all of it.`;
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
