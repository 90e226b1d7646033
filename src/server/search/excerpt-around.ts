import type { Mark } from '#shared/search-marks.ts';

/** Two lines of a row, in characters. */
const LENGTH = 220;
/** What stands before the first word that was found. */
const BEFORE = 60;

/** The piece of a text around its first mark, with "…" where something was cut off. */
export function excerptAround(text: string, { start }: Mark): string {
  const from = start <= BEFORE ? 0 : afterBlank(text, start - BEFORE, start);
  const to = from + LENGTH >= text.length ? text.length : beforeBlank(text, from + LENGTH);
  const piece = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`;
}

/** Where a word begins behind `place`, but before `latest`. */
function afterBlank(text: string, place: number, latest: number): number {
  const blank = /\s/g;
  blank.lastIndex = place;
  const found = blank.exec(text);
  const begin = found && found.index < latest ? found.index + 1 : place;
  return isSecondHalf(text, begin) ? begin + 1 : begin;
}

function beforeBlank(text: string, place: number): number {
  const piece = text.slice(place - 30, place);
  const blank = piece.search(/\s\S*$/);
  const end = blank < 0 ? place : place - 30 + blank;
  return isSecondHalf(text, end) ? end - 1 : end;
}

/** Whether a cut here would part the two halves of one character. */
function isSecondHalf(text: string, place: number): boolean {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
