import type { FittedInterests, Interests } from '#shared/settings.ts';
import { cutAtSentence, dropHalfCharacter, estimateTokens } from './cut-text.ts';

/** Both texts together; what is longer is cut, and the page says so. Source: design, judging. */
const MAX_INTEREST_TOKENS = 600;

/** How much of a text is shown to tell where the cut is, in characters. */
const SHOWN_OF_CUT = 80;

/** What the owner wants and does not want to read. */
export type WantedTexts = { interests: string; antiInterests: string };

/** What a prompt has room for, as lists with a dash before each line; empty where nothing is written. */
export type FittingTexts = WantedTexts & {
  /** Where each text was cut: the beginning of what a model does not get, or null. */
  leftOut: { interests: string | null; antiInterests: string | null };
};

/**
 * Cuts both texts to what a prompt has room for, after a whole line. One that is short leaves its room to
 * the other; where both are long each gets half.
 */
export function fitInterests({ interests, antiInterests }: WantedTexts): FittingTexts {
  const half = MAX_INTEREST_TOKENS / 2;
  const wanted = listLines(interests);
  const unwanted = listLines(antiInterests);
  const room = (other: string[]) => MAX_INTEREST_TOKENS - Math.min(half, estimateTokens(other.join('\n')));
  const fits = fitLines(wanted, room(unwanted));
  const antiFits = fitLines(unwanted, room(wanted));
  return {
    interests: fits.text,
    antiInterests: antiFits.text,
    leftOut: { interests: fits.leftOut, antiInterests: antiFits.leftOut },
  };
}

/** The saved texts with what of them does not fit, for their page. */
export function describeFit(saved: Interests): FittedInterests {
  const { leftOut } = fitInterests({ interests: saved.interests, antiInterests: saved.anti_interests });
  return {
    ...saved,
    cut: leftOut.interests !== null || leftOut.antiInterests !== null,
    left_out: { interests: leftOut.interests, anti_interests: leftOut.antiInterests },
  };
}

function listLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => `- ${line}`);
}

function fitLines(lines: string[], tokens: number): { text: string; leftOut: string | null } {
  const all = lines.join('\n');
  if (estimateTokens(all) <= tokens) return { text: all, leftOut: null };
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (estimateTokens(longer) > tokens) break;
    text = longer;
  }
  // A single line that is too long by itself is better cut than left out.
  if (text === '') text = cutAtSentence(all, tokens);
  const rest = all.slice(text.replace(/ …$/, '').length).replace(/^\s*(- )?/, '');
  const [line = ''] = rest.split('\n');
  return { text, leftOut: dropHalfCharacter(line.slice(0, SHOWN_OF_CUT)).trim() };
}
