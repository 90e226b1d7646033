import { resolveUrl } from '#server/feeds/html/clean-url.ts';
import { chooseContent, cleanSummary } from './choose-content.ts';
import { countWords, makeExcerpt } from './excerpt.ts';
import { externalIdOf } from './external-id.ts';
import { parseDate } from './parse-date.ts';
import type { ParsedEnclosure, ParsedItem } from './parsed-feed.ts';
import { stripMarkup, toPlainLine } from './plain-text.ts';
import type { RawEnclosure, RawItem } from './raw-feed.ts';

export type FinishContext = {
  /** What the item's relative addresses stand against. */
  base: string;
  language: string | null;
  now: number;
};

/** Cleans a raw item. Undefined for one that says nothing at all. */
export function finishItem(raw: RawItem, context: FinishContext): ParsedItem | undefined {
  const base = resolveUrl(raw.base, context.base) ?? context.base;
  const url = firstOf(raw.links, (link) => resolveUrl(link, base));
  const content = chooseContent(raw, { base, page: url });
  const title =
    toPlainLine(raw.title) || makeExcerpt(content.text, 100) || toPlainLine(raw.summaries.find(Boolean), 100);
  const externalId = externalIdOf({
    id: raw.id,
    url,
    title,
    date: raw.published.find(Boolean),
    rest: saidBy(raw),
  });
  if (externalId === undefined) return undefined;
  const updatedAt = firstOf(raw.updated, (date) => parseDate(date, context.now));
  const summary = cleanSummary(raw, content);
  return {
    externalId,
    url,
    title: title || url || untitled,
    author: cleanAuthors(raw.authors),
    publishedAt: firstOf(raw.published, (date) => parseDate(date, context.now)) ?? updatedAt,
    updatedAt,
    html: content.html,
    text: content.text,
    summary,
    excerpt: makeExcerpt(summary ?? content.text),
    wordCount: countWords(content.text),
    enclosures: cleanEnclosures(raw.enclosures, base),
    tags: cleanTags(raw.tags),
    imageUrl: firstOf(raw.images, (image) => resolveUrl(image, base)) ?? firstPicture(content.html),
    language: parseLanguage(content.from?.language) ?? parseLanguage(raw.language) ?? context.language,
    commentsUrl: resolveUrl(raw.comments, base),
  };
}

/** Stands for the title of what has neither a title nor a text nor an address. */
const untitled = 'Untitled';

/** What an item says besides what makes it known; empty when it says nothing at all. */
function saidBy({ authors, updated, enclosures, images, tags, comments }: RawItem): string {
  const files = enclosures.map(({ url }) => url);
  return [...files, ...images, ...authors, ...updated, ...tags, comments].filter(Boolean).join('\n');
}

/** A language tag (RFC 5646) in lower case, or null for what is none. */
export function parseLanguage(text: string | undefined): string | null {
  const tag = text?.trim().toLowerCase().replaceAll('_', '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/.test(tag) ? tag : null;
}

function firstOf<T>(values: readonly (string | undefined)[], read: (value: string) => T | null): T | null {
  for (const value of values) {
    const result = value ? read(value) : null;
    if (result !== null) return result;
  }
  return null;
}

function cleanAuthors(authors: RawItem['authors']): string | null {
  const names = authors.map((author) =>
    toPlainLine(author ? { value: author, kind: 'either' } : undefined, 200),
  );
  return toPlainLine({ value: unique(names).slice(0, 10).join(', '), kind: 'text' }, 300) || null;
}

function cleanTags(tags: RawItem['tags']): string[] {
  return unique(tags.map((tag) => toPlainLine(tag ? { value: tag, kind: 'either' } : undefined, 100))).slice(
    0,
    30,
  );
}

/** Without empty ones and repetitions in another case. */
function unique(names: string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (name && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  return [...seen.values()];
}

function cleanEnclosures(enclosures: RawEnclosure[], base: string): ParsedEnclosure[] {
  const byUrl = new Map<string, ParsedEnclosure>();
  for (const { url: address, type, length, durationSeconds } of enclosures) {
    const url = resolveUrl(address, base);
    if (url === null || byUrl.has(url)) continue;
    byUrl.set(url, {
      url,
      type: /^[\w.+-]+\/[\w.+-]+$/.exec(type?.trim() ?? '')?.[0].toLowerCase() ?? null,
      length: positive(length),
      durationSeconds: positive(durationSeconds),
    });
  }
  return [...byUrl.values()].slice(0, 20);
}

function positive(value: number | undefined): number | null {
  return value !== undefined && Number.isSafeInteger(Math.round(value)) && value > 0
    ? Math.round(value)
    : null;
}

/** The first picture of the content that is more than an icon. The content is sanitised: its shape is known. */
function firstPicture(html: string): string | null {
  for (const [, attributes = ''] of html.matchAll(/<img ([^>]*)>/g)) {
    const src = /(?:^| )src="(https?:[^"]*)"/.exec(attributes)?.[1];
    const sides = [...attributes.matchAll(/ (?:width|height)="(\d+)"/g)].map(([, side]) => Number(side));
    if (src && !sides.some((side) => side < 64)) return stripMarkup(src);
  }
  return null;
}
