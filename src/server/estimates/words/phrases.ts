import { readStatements, readUnwanted, type Statement } from './interest-statements.ts';
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
  /** All that is wanted as one text, and all that is not, without the words around. */
  whole: { wanted: string; unwanted: string };
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

/**
 * What is wanted and what is not: each statement, and its parts when it has several. What the interests say no
 * to is not wanted.
 */
export function readPhrases({ interests, antiInterests }: InterestTexts): Phrases {
  const statements = readStatements(interests);
  const wishes = statements.filter(({ negated }) => !negated);
  const dislikes = [...statements.filter(({ negated }) => negated), ...readUnwanted(antiInterests)];
  const [wanted, unwanted] = [listPhrases(wishes), listPhrases(dislikes)];
  return {
    wanted: wanted.slice(0, PHRASE_LIMIT),
    unwanted: unwanted.slice(0, PHRASE_LIMIT),
    whole: { wanted: joinTexts(wishes), unwanted: joinTexts(dislikes) },
    leftOut: Math.max(0, wanted.length - PHRASE_LIMIT) + Math.max(0, unwanted.length - PHRASE_LIMIT),
  };
}

function joinTexts(statements: readonly Statement[]): string {
  return statements.map(({ text }) => text).join('\n');
}

/** First the statements, then their parts; what is said twice counts once. */
function listPhrases(statements: readonly Statement[]): Phrase[] {
  const lines: Phrase[] = [];
  const allParts: Phrase[] = [];
  for (const statement of statements) {
    const parts = statement.parts.map(shorten).filter(isPhrase);
    const whole = shorten(statement.text);
    if (isPhrase(whole)) lines.push({ text: whole, hasParts: parts.length > 1 });
    allParts.push(...parts.map((text) => ({ text, hasParts: false })));
  }
  const found = new Map<string, Phrase>();
  for (const phrase of [...lines, ...allParts]) {
    const key = tokenise(phrase.text).join(' ');
    if (!found.has(key)) found.set(key, phrase);
  }
  return [...found.values()];
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/\s+\S*$/u, '');
}

/** One letter says nothing: "C" is no phrase, "C#" and "Go" are. */
function isPhrase(phrase: string): boolean {
  const words = tokenise(phrase, 2);
  return words.length > 1 || (words[0] !== undefined && !/^[a-z0-9]$/.test(words[0]));
}
