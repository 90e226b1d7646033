import { type ArticlePage, definePage, frame, ps, teasers } from './article-page.ts';
import { byline, comments, moreNews, relatedBox, shareBar } from './page-parts.ts';

/**
 * A page of about so many characters as large sites serve them: a third scripts and data, a third menus, teasers
 * and comments, and an article of some thousand words. It has no name that tells where the article is.
 */
export function makeLongPage(length: number): ArticlePage {
  return definePage('long-page', 99, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(22);
    const state = `<script>window.__STATE__=${JSON.stringify({ words: Array.from({ length: length / 1_000 }, () => other.paragraph()) }).replaceAll('<', '')}</script>`;
    const main = `<div class="css-1"><div class="css-2"><h1>${pieces.title}</h1>${byline}${shareBar}<div class="css-3">${ps(text.slice(0, 10), ' class="css-4"')}${relatedBox(other)}${ps(text.slice(10), ' class="css-4"')}</div></div>${moreNews(other)}</div>${comments(other, 60)}`;
    const parts = { head: state, aside: '' };
    const short = frame(pieces, main, parts);
    const cards = teasers(other, Math.max(0, Math.ceil((length - short.length) / 420)), 'css-9');
    return { html: frame(pieces, `${main}<div class="css-8">${cards}</div>`, parts), expected: text };
  });
}
