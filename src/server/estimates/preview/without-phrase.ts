import { readPhrases } from '#server/estimates/words/phrases.ts';

/** What may stand between a phrase and its neighbour in one line. */
const JOINT = String.raw`\s*(?:[,;|、，；]|(?<=\s)(?:and|or|&|und|oder|et|ou|y)(?=\s))\s*`;

/**
 * The text without this wanted phrase: its line, or the part of a line with what joins it to its neighbour. All
 * other phrases stay; where that cannot be done by cutting, the text stays as it is.
 */
export function withoutPhrase(text: string, phrase: string): string {
  const lines = text.split(/\r?\n/);
  const before = listWanted(text);
  if (!before.has(phrase)) return text;
  for (const [index, line] of lines.entries()) {
    if (!line.includes(phrase)) continue;
    for (const shorter of listCuts(line, phrase)) {
      const changed = lines.with(index, shorter).filter((kept, at) => at !== index || kept.trim() !== '');
      if (isOnlyWithout(before, changed.join('\n'), phrase)) return changed.join('\n');
    }
  }
  return text;
}

/** Without the part and what stands before it, or behind it; without the whole line. */
function listCuts(line: string, phrase: string): string[] {
  const literal = phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const cuts = [
    line.replace(new RegExp(`${JOINT}${literal}(?![\\p{L}\\p{N}])`, 'u'), ''),
    line.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal}${JOINT}`, 'u'), ''),
    '',
  ];
  return cuts.filter((cut) => cut !== line);
}

/** The parts that are compared; a line of several parts is another line without one of them. */
function listWanted(text: string): Set<string> {
  const { wanted } = readPhrases({ interests: text, antiInterests: '' });
  return new Set(wanted.filter(({ hasParts }) => !hasParts).map((found) => found.text));
}

function isOnlyWithout(before: ReadonlySet<string>, changed: string, phrase: string): boolean {
  const after = listWanted(changed);
  return after.size === before.size - 1 && !after.has(phrase) && [...after].every((kept) => before.has(kept));
}
