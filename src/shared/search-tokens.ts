/** The operators of a search: what stands before a colon. */
const searchOperators = ['feed', 'in', 'category', 'is', 'score', 'before', 'after', 'title'] as const;
export type SearchOperator = (typeof searchOperators)[number];

/** A piece of a search as it was typed. `source`: with everything, to be named in a notice. */
export type Token = {
  operator: SearchOperator | null;
  value: string;
  quoted: boolean;
  not: boolean;
  /** The end of it is the end of the search: it may still be being typed. */
  isLast: boolean;
  source: string;
};

/** Phones put curved quotation marks in place of straight ones. */
const QUOTES = /[“”„‟«»＂]/g;

/** A sign for "not", an operator with its colon, then a text in quotation marks (closed or not) or up to a blank. */
const TOKEN = /(-?)(?:([a-z]+):)?(?:"([^"]*)("?)|([^\s"]+)|)/iuy;

/** Splits a search into its pieces. */
export function splitSearch(text: string): Token[] {
  const plain = text.replace(QUOTES, '"').replaceAll('\0', ' ');
  const tokens: Token[] = [];
  let place = 0;
  while (place < plain.length) {
    if (/\s/.test(plain[place] ?? '')) {
      place += 1;
      continue;
    }
    TOKEN.lastIndex = place;
    const found = TOKEN.exec(plain);
    const source = found?.[0] ?? '';
    // A sign that nothing follows is stepped over.
    place += Math.max(1, source.length);
    if (found && source !== '' && source !== '-') tokens.push(readToken(found, place >= plain.length));
  }
  return tokens;
}

function readToken(found: RegExpExecArray, isLast: boolean): Token {
  const [source, sign, name, phrase, , word] = found;
  const operator = searchOperators.find((known) => known === name?.toLowerCase()) ?? null;
  const value = phrase ?? word ?? '';
  // What looks like an operator and is none is text: "http://…", "12:30", "Re: …".
  const whole = operator === null && name !== undefined ? `${name}:${value}` : value;
  return { operator, value: whole, quoted: phrase !== undefined, not: sign === '-', isLast, source };
}
