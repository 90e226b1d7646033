import { dropOpinion, dropOpinionAfterNo, isVague } from './opinion-words.ts';

/** A sentence or line of what an owner wrote, or the part of it that says the same of all it names. */
export type Statement = {
  text: string;
  /** What stands between its commas and "and"s; the text alone when it is not divided. */
  parts: string[];
  negated: boolean;
};

/** Ends of sentences, but not the dot of "U.S." or "vs.". */
const SENTENCE_END = /(?<!(?:^|[\s.(])(?:\p{L}|vs|dr|st|mr|mrs))[.!?]+(?=\s|$)/iu;

/** Commas, semicolons and colons of several scripts, brackets, "and" and its like, and what sets apart. */
const SEPARATOR =
  /[,;:()[\]|、，；：。]|\s[/–—]\s|\s(?:and\/or|and|&|or|und|oder|et|ou|y|such as|as well as|including|especially)\s|\s(?=(?:but|except|excluding|apart from|rather than|instead of)\s)/iu;

/** The beginning of a part that says no to what follows. */
const SAYS_NO =
  /^(?:(?:and|but|or|so|also|please|i|i'm|im|we|am|are|really|definitely|just|do)\s+)*(?:no more|no|not interested in|not into|not|never|nothing (?:about|on|from|to do with)|neither|nor|don't|dont|can't stand|cannot stand|hates?|dislikes?|avoid|skip|ignore|exclude|excluding|except(?: for)?|apart from|rather than|instead of|less|fewer|uninterested in|(?:bored|tired|sick) (?:by|of|with))(?!\s+(?:only|just|matter)\b)(?:\s+|$)/iu;

/** What an exception from the unwanted begins with: neither wanted for that nor unwanted. */
const EXCEPTS = /^(?:but not|except|excluding|apart from)\b/iu;

/** In the middle of a sentence these speak of one thing; the others of all that follows in it. */
const BARE = /^(?:(?:and|but|or)\s+)*(?:no|less|fewer|nor)\s/iu;

const SAYS_YES =
  /^(?:(?:but|only|instead|just)\s+(?!not\b)|(?:i|we)\s+(?:(?:do|really|also)\s+)*(?:like|love|want|enjoy|prefer)\b)/iu;

/**
 * What a text states, in its order: without bullets, signs of headings, emphasis, numbers and words of liking.
 * `negated` marks what it says no to ("no crypto", "but not cars"), and all below a heading that does so ("Not
 * interested in:"), up to the next heading.
 */
export function readStatements(text: string): Statement[] {
  return read(text, splitSentence);
}

/** The same of a text that says throughout what is not wanted, so that "no crypto" means crypto there. */
export function readUnwanted(text: string): Statement[] {
  return read(text, splitUnwanted);
}

function read(text: string, split: (sentence: string, below: boolean) => Statement[]): Statement[] {
  const found: Statement[] = [];
  let below = false;
  for (const line of text.split(/\r?\n/)) {
    const isHeading = /^\s*#{1,6}\s|:[\s*_]*$/u.test(line);
    if (isHeading) below = SAYS_NO.test(plainStart(line));
    if (isHeading && isVague(unmark(line).replace(SAYS_NO, ''))) continue;
    for (const sentence of unmark(line).split(SENTENCE_END)) found.push(...split(sentence, below));
  }
  return found;
}

type Part = { text: string; negated: boolean; isChanged: boolean };

function splitSentence(sentence: string, below: boolean): Statement[] {
  const parts: Part[] = [];
  let [negated, bare] = [below, false];
  for (const { piece, follows } of splitParts(sentence)) {
    const no = SAYS_NO.exec(plainStart(piece))?.[0];
    if (no !== undefined) [negated, bare] = [true, parts.length > 0 && BARE.test(plainStart(piece))];
    else if (SAYS_YES.test(piece) || (bare && !follows)) negated = below;
    const text = no === undefined ? dropOpinion(piece) : dropOpinionAfterNo(piece.slice(no.length));
    parts.push({ text, negated, isChanged: text !== piece });
  }
  return groupParts(parts, sentence);
}

function splitUnwanted(sentence: string): Statement[] {
  const pieces = splitParts(sentence);
  const exception = pieces.findIndex(({ piece }, index) => index > 0 && EXCEPTS.test(plainStart(piece)));
  const parts = pieces.slice(0, exception === -1 ? undefined : exception).map(({ piece }) => {
    const no = SAYS_NO.exec(plainStart(piece))?.[0];
    const text = no === undefined ? dropOpinion(piece) : dropOpinionAfterNo(piece.slice(no.length));
    return { text, negated: true, isChanged: text !== piece || exception !== -1 };
  });
  return groupParts(parts, sentence);
}

/** The parts of a sentence; `follows` tells whether "or" or "and" binds one to that before. */
function splitParts(sentence: string): { piece: string; follows: boolean }[] {
  const pieces = sentence.split(new RegExp(`(${SEPARATOR.source})`, SEPARATOR.flags));
  return pieces.flatMap((piece, index) => {
    const tidied = tidy(piece);
    const before = pieces[index - 1] ?? '';
    return index % 2 === 1 || tidied === '' ? [] : [{ piece: tidied, follows: /^\s\p{L}/u.test(before) }];
  });
}

/** Neighbours of one kind become one statement; a sentence that is left as it was keeps its own signs. */
function groupParts(parts: readonly Part[], sentence: string): Statement[] {
  const [first] = parts;
  if (first && parts.every(({ negated, isChanged }) => negated === first.negated && !isChanged)) {
    return [{ text: tidy(sentence), parts: parts.map(({ text }) => text), negated: first.negated }];
  }
  const groups: Statement[] = [];
  for (const { text, negated } of parts.filter((part) => part.text !== '')) {
    const last = groups.at(-1);
    if (last?.negated === negated) {
      last.parts.push(text);
      last.text += `, ${text}`;
    } else groups.push({ text, parts: [text], negated });
  }
  return groups;
}

/** Bullets, signs of headings and quotations, numbers and boxes before, and emphasis around. */
function unmark(line: string): string {
  return line
    .replace(/^[\s>]*(?:#{1,6}\s+|[-–—*•·+]\s+)?(?:\[[ x]?\]\s+)?(?:\d{1,3}[.)]\s+)?/iu, '')
    .replace(/\*\*|__|`/g, '');
}

/** In lower case with plain apostrophes, for comparing with the patterns above; as long as the piece. */
function plainStart(piece: string): string {
  return unmark(piece).replace(/[‘’ʼ]/g, "'").trim();
}

/** Bullets before and punctuation behind are no part of it: "- Night trains." is "Night trains". */
export function tidy(text: string): string {
  return text.replace(/^[\s\-–—*•·+,;:"“”]+|[\s.,;:!?"“”]+$/gu, '');
}
