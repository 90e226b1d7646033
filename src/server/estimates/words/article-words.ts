import { tokenise } from './tokenise.ts';

/** What is read of an article: its title and plain text. */
export type ArticleText = { title: string; text: string };

export type ArticleWords = { title: string[]; text: string[] };

/** Of the text only the beginning is read: news say there what they are about. */
const TEXT_WORDS = 200;

/** The words by which an article is estimated. */
export function readWords({ title, text }: ArticleText): ArticleWords {
  return { title: tokenise(title, TEXT_WORDS), text: tokenise(text, TEXT_WORDS) };
}
