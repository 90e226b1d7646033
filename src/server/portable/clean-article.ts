import { unescapeHtml } from '#server/feeds/html/html-to-text.ts';
import { sanitise } from '#server/feeds/html/sanitise.ts';
import { articleIdPrefix } from '#shared/article-html.ts';
import type { ArticleLine } from './article-line-schema.ts';

/** The article with its HTML cleaned as if it had just been fetched: what is clean already stays as it is. */
export function cleanArticle(article: ArticleLine): ArticleLine {
  const { content, url } = article;
  if (content === null) return article;
  const clean = (html: string) => sanitise(html, { base: url, page: findOwnPage(html) ?? url });
  const full = content.full_html;
  return {
    ...article,
    content: { ...content, html: clean(content.html), full_html: full === null ? null : clean(full) },
  };
}

/**
 * The page that HTML of ours stands on, from its footnotes: they are links to that very page. It may be another than
 * the article's address, which may have led somewhere else.
 */
function findOwnPage(html: string): string | undefined {
  for (const [, page = '', name = ''] of html.matchAll(/ href="(https?:[^"#]*)#([^"]+)"/g)) {
    if (html.includes(` id="${articleIdPrefix}${name}"`)) return unescapeHtml(page);
  }
  return undefined;
}
