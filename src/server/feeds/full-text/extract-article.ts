import { serialize } from 'parse5';
import { type HtmlElement, type HtmlParent, listElements, parseHtml } from '#server/feeds/html/parse-html.ts';
import { textToHtml } from '#server/feeds/html/text-to-html.ts';
import {
  findBulk,
  findByData,
  findDeclaredArticle,
  findNamedArticle,
  measureProse,
} from './article-candidates.ts';
import { grabArticle } from './grab-article.ts';
import { type PageHints, readHints } from './page-hints.ts';
import { textOf } from './page-tree.ts';
import { prunePage } from './prune-page.ts';
import { tidyArticle } from './tidy-article.ts';

export type ExtractedArticle = {
  ok: true;
  title: string | null;
  byline: string | null;
  excerpt: string | null;
  /** As the page has it, for sanitising. */
  html: string;
  /** What its relative addresses stand against. */
  base: string;
};
export type Extraction = ExtractedArticle | { ok: false; reason: 'no_article' };

/** An article may be one sentence, but not less than this, in characters. */
const LEAST_TEXT = 60;

/**
 * Finds the article on a page: what the site marks as its text, else what Readability finds in what is left of
 * the page without menus, boxes and comments. See docs/decisions/0013-full-text.md. Pure; may be slow for a hostile
 * page, so it runs in a thread.
 */
export function extractArticle(html: string, url: string): Extraction {
  const page = parseHtml(html);
  const hints = readHints(page, url);
  prunePage(page);
  for (const element of listElements(page)) dropLooks(element);
  const article = chooseArticle(page, hints);
  if (article === undefined) return { ok: false, reason: 'no_article' };
  tidyArticle(article, [hints.title, hints.heading]);
  const text = textOf(article, LEAST_TEXT * 2);
  if (text.length < LEAST_TEXT) return { ok: false, reason: 'no_article' };
  const { title, byline, excerpt, base } = hints;
  return { ok: true, title, byline, excerpt, base, html: serialize(article) };
}

/** Late pages are hidden until a script shows them. */
function dropLooks(element: HtmlElement): void {
  if (element.tagName === 'img') return;
  element.attrs = element.attrs.filter(
    ({ name }) => name !== 'style' && name !== 'hidden' && name !== 'aria-hidden',
  );
}

/** Less than this of the text that the data has is a teaser. */
const TEASER = 0.5;

function chooseArticle(page: HtmlParent, hints: PageHints): HtmlParent | undefined {
  const found = findDeclaredArticle(page) ?? findByHints(page, hints) ?? findByReading(page);
  const shown = found ? textOf(found).length : 0;
  if (hints.body !== null && shown < hints.body.length * TEASER) return parseHtml(asHtml(hints.body));
  return found;
}

/** A find must have this part of the paragraphs on the page, else it may be a part of the article only. */
const SMALL_PART = 0.75;

function findByHints(page: HtmlParent, { body }: PageHints): HtmlParent | undefined {
  const prose = measureProse(page);
  const isWhole = (one: HtmlParent | undefined) =>
    one && (prose.get(one) ?? 0) >= (prose.get(page) ?? 0) * SMALL_PART;
  const found = [body === null ? undefined : findByData(page, body), findNamedArticle(page)];
  return found.find(isWhole);
}

function findByReading(page: HtmlParent): HtmlParent | undefined {
  const grabbed = grabArticle(page);
  const article = grabbed === undefined ? undefined : parseHtml(grabbed);
  const bulk = findBulk(page);
  if (!bulk) return article;
  const prose = (one: HtmlParent) => measureProse(one).get(one) ?? 0;
  if (article && prose(article) >= prose(bulk) * SMALL_PART) return article;
  return bulk;
}

/** Some sites write their data as HTML. */
function asHtml(text: string): string {
  return /<(?:p|br|div)\b/i.test(text) ? text : textToHtml(text);
}
