import type { Verdict } from '#shared/feedback.ts';
import { cutAtSentence } from './cut-text.ts';
import { marker } from './templates.ts';

/** An article that the owner voted on, as a model is told of it. */
export type WorkedExample = { title: string; verdict: Verdict };

/** Source: design, "Feedback". More would push out nothing, but say less each. */
const MOST_EXAMPLES = 6;

/** Six of them and their frame stay under 250 tokens. */
const MAX_TITLE_TOKENS = 30;

/** The newest distinct ones of these votes, which stand newest first, with their titles made safe. */
export function chooseExamples(votes: readonly WorkedExample[]): WorkedExample[] {
  const chosen = new Map<string, WorkedExample>();
  for (const { title, verdict } of votes) {
    const safe = tameTitle(title);
    const key = safe.toLowerCase();
    if (/[\p{L}\p{N}]/u.test(safe) && !chosen.has(key)) chosen.set(key, { title: safe, verdict });
    if (chosen.size === MOST_EXAMPLES) break;
  }
  return [...chosen.values()];
}

/** One line for each, as it stands in the prompt. */
export function listExamples(examples: readonly WorkedExample[]): string {
  return examples.map(({ title, verdict }) => `- ${verdict} like this: "${title}"`).join('\n');
}

/**
 * A title comes from a feed: it stays one line between its quotation marks, and can neither open or close the
 * frame of an article nor pretend that the article begins.
 */
function tameTitle(title: string): string {
  const line = title
    .replace(/[\s\p{C}]+/gu, ' ')
    .replaceAll(marker, '…')
    .replace(/<{2,}|>{2,}/g, '·')
    .replace(/["“”„‟«»]/g, "'")
    .trim();
  return cutAtSentence(line, MAX_TITLE_TOKENS);
}
