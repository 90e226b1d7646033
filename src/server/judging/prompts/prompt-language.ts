import { ARTICLE_LANGUAGE, languages } from '#shared/languages.ts';

/** How a prompt names the language of the explanation; English where the code is unknown. */
export function nameLanguage(code: string): string {
  if (code === ARTICLE_LANGUAGE) return 'the language of the article';
  const name = languages.find((language) => language.code === code)?.name ?? 'English';
  return `${name}, also if the article is in another language`;
}
