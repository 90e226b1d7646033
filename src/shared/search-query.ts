import { parseOperator } from './search-operators.ts';
import type { Condition, SearchPart, SearchQuery } from './search-part.ts';
import { splitSearch, type Token } from './search-tokens.ts';

/** More parts than anybody writes; each costs a look into the index. */
const MAX_PARTS = 30;

/** A word shorter than this is complete: half of all words begin with some letter. */
const SHORTEST_PREFIX = 3;

/** Something that the index knows as a word. */
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Reads the language of the search, written down in docs/notes/search.md. Whatever is typed means something: what
 * looks like an operator and is none is searched for as words, and what cannot be understood is told of and left
 * out. Never throws.
 */
export function parseSearch(text: string): SearchQuery {
  const tokens = splitSearch(text);
  const parts: SearchPart[] = [];
  const notices: string[] = [];
  for (const token of tokens.slice(0, MAX_PARTS)) {
    const read = token.operator === null ? readWords(token, false) : readOperator(token);
    if (read === null) continue;
    if ('notice' in read) notices.push(read.notice);
    else parts.push({ ...read, not: token.not });
  }
  if (tokens.length > MAX_PARTS) {
    notices.push(`Only the first ${MAX_PARTS} parts of this search are looked at.`);
  }
  return { parts, notices };
}

type Read = Condition | { notice: string } | null;

function readWords({ value, quoted, isLast, source }: Token, inTitle: boolean): Read {
  const starred = !quoted && value.endsWith('*');
  const text = value.replaceAll('*', ' ').trim();
  if (!LETTER_OR_DIGIT.test(text)) {
    // A search that is still being typed may begin with a sign.
    return isLast || text === '' ? null : { notice: `“${source}” has no letter or digit to look for.` };
  }
  const prefix = starred || (isLast && !quoted && text.length >= SHORTEST_PREFIX);
  return { kind: 'words', text, phrase: quoted, prefix, inTitle };
}

function readOperator(token: Token): Read {
  const { operator, value, isLast, source } = token;
  if (operator === null) return null;
  if (value.trim() === '') return isLast ? null : { notice: `“${source}” has nothing after the colon.` };
  if (operator === 'title') return readWords(token, true);
  const read = parseOperator(operator, value.trim());
  // While a value is being typed it is not wrong yet.
  return 'notice' in read && isLast && !token.quoted && read.mayGrow ? null : read;
}
