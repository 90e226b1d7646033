import { type ArticleText, readWords } from './words/article-words.ts';
import { detectLanguage, type Language } from './words/language.ts';
import type { WordVectors } from './words/text-vector.ts';
import { codeArticle, type WordCodes } from './words/word-codes.ts';

export type ArticleToRead = ArticleText & {
  /** What the article or its feed says of its language; null when neither says anything. */
  declared: string | null;
};

export type ReadArticle = {
  language: Language;
  /** Undefined for another language than English, and where no word is known. */
  words: Int8Array | undefined;
  codes: WordCodes;
};

/** All that is kept of an article for its estimate; `vectors` is undefined when there is no table. */
export function readArticle(article: ArticleToRead, vectors: WordVectors | undefined): ReadArticle {
  const words = readWords(article);
  const language = detectLanguage({
    text: `${article.title}\n${article.text.slice(0, 1_000)}`,
    words: [...words.title, ...words.text],
    declared: article.declared,
  });
  return {
    language,
    words: language === 'english' ? vectors?.ofArticle(words) : undefined,
    codes: codeArticle(words),
  };
}
