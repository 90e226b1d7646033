import { tokenise } from './tokenise.ts';

/** A line the owner wrote, or a part of one, as it is shown ("Closest to: storage engines"). */
export type Phrase = {
  text: string;
  /** A line with several parts is too long to name as what an article is closest to. */
  hasParts: boolean;
};

export type Phrases = {
  wanted: Phrase[];
  unwanted: Phrase[];
  /** How many were too many and count only in the whole text. */
  leftOut: number;
};

/**
 * Phrases of one kind beyond this many are left out, parts before lines: 10,000 articles against 2 × 200 of
 * them take 1.3 s of the thread, and some five with embeddings.
 */
const PHRASE_LIMIT = 200;

/** Characters of which a phrase keeps the first, up to a space: a paragraph is no phrase. */
const LONGEST = 400;

export type InterestTexts = { interests: string; antiInterests: string };

/** What is wanted and what is not: each line, and its parts when it has several. */
export function readPhrases({ interests, antiInterests }: InterestTexts): Phrases {
  const [wanted, unwanted] = [splitPhrases(interests), splitPhrases(antiInterests)];
  return {
    wanted: wanted.slice(0, PHRASE_LIMIT),
    unwanted: unwanted.slice(0, PHRASE_LIMIT),
    leftOut: Math.max(0, wanted.length - PHRASE_LIMIT) + Math.max(0, unwanted.length - PHRASE_LIMIT),
  };
}

/** First the lines, then their parts; what is said twice counts once. */
function splitPhrases(text: string): Phrase[] {
  const lines: Phrase[] = [];
  const allParts: Phrase[] = [];
  for (const line of text.split(/\r?\n/)) {
    const parts = line.split(BETWEEN).map(tidy).filter(isPhrase);
    const whole = tidy(line);
    if (isPhrase(whole)) lines.push({ text: whole, hasParts: parts.length > 1 });
    allParts.push(...parts.map((part) => ({ text: part, hasParts: false })));
  }
  const found = new Map<string, Phrase>();
  for (const phrase of [...lines, ...allParts]) {
    const key = tokenise(phrase.text).join(' ');
    if (!found.has(key)) found.set(key, phrase);
  }
  return [...found.values()];
}

/** Commas, semicolons and colons of several scripts, brackets, ends of sentences, "and" and its like. */
const BETWEEN = /[,;:()[\]、，；：。]|[.!?](?:\s|$)|\s(?:and|&|und|et|y)\s/iu;

/** Bullets before and punctuation behind are no part of it: "- Night trains." is "Night trains". */
function tidy(text: string): string {
  const trimmed = text.replace(/^[\s\-–—*•·+,;:]+|[\s.,;:!?]+$/gu, '');
  return trimmed.length <= LONGEST ? trimmed : trimmed.slice(0, LONGEST).replace(/\s+\S*$/u, '');
}

/** One letter says nothing: "C" is no phrase, "C#" and "Go" are. */
function isPhrase(phrase: string): boolean {
  const words = tokenise(phrase, 2);
  return words.length > 1 || (words[0] !== undefined && !/^[a-z0-9]$/.test(words[0]));
}
