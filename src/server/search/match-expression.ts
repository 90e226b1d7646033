import type { SearchPart, WordsPart } from '#shared/search-part.ts';
import { separateCharacters } from '#shared/search-scripts.ts';

/** What the index is asked. `not`: what must not be there, alone where nothing else is asked for. */
type IndexQuestion = { all: string | undefined; none: string | undefined };

/**
 * The words of a search in the language of the index. Each stands in quotation marks, in which nothing has a
 * meaning but the mark itself, and that is no part of a word (SQLite, FTS5, "Full-text Query Syntax").
 */
export function askIndex(parts: readonly SearchPart[]): IndexQuestion {
  const words = parts.filter((part): part is WordsPart & { not: boolean } => part.kind === 'words');
  const [wanted, unwanted] = [words.filter(({ not }) => !not), words.filter(({ not }) => not)];
  return {
    all: wanted.length === 0 ? undefined : wanted.map(phraseOf).join(' AND '),
    none: unwanted.length === 0 ? undefined : unwanted.map(phraseOf).join(' OR '),
  };
}

function phraseOf({ text, prefix, inTitle }: WordsPart): string {
  const plain = separateCharacters(text.replace(/["\0]/g, ' '));
  return `${inTitle ? 'title : ' : ''}"${plain}"${prefix ? ' *' : ''}`;
}
