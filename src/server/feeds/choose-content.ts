import { htmlToText } from './html-to-text.ts';
import { maxItemLength } from './parsed-feed.ts';
import { stripMarkup } from './plain-text.ts';
import type { RawContent, RawItem } from './raw-feed.ts';
import { type SanitiseBase, sanitise } from './sanitise.ts';
import { textToHtml } from './text-to-html.ts';

export type Content = { html: string; text: string; from: RawContent | undefined };

const maxSummaryLength = 2000;

/**
 * The longest of an item's contents that has anything to read or see once it is clean; a summary only
 * when no content has.
 */
export function chooseContent(raw: RawItem, bases: { base: string; page: string | null }): Content {
  const longestFirst = (list: RawItem['contents']) =>
    list.filter((one) => one !== undefined).sort((a, b) => b.value.length - a.value.length);
  for (const candidate of [...longestFirst(raw.contents), ...longestFirst(raw.summaries)]) {
    const html = cleanContent(candidate, bases);
    const text = htmlToText(html);
    if (text !== '' || /<(?:img|iframe|audio|video)\b/.test(html)) return { html, text, from: candidate };
  }
  return { html: '', text: '', from: undefined };
}

/** The feed's summary as plain text, unless it is the content, a part of its beginning, or empty. */
export function cleanSummary(raw: RawItem, content: Content): string | null {
  for (const candidate of [...raw.contents, ...raw.summaries].reverse()) {
    if (!candidate || candidate === content.from) continue;
    const text = htmlToText(cleanContent(candidate, { base: null, page: null })).slice(0, maxSummaryLength);
    const start = text.replace(/\s+/g, ' ').slice(0, 200);
    if (start !== '' && !content.text.slice(0, 1000).replace(/\s+/g, ' ').startsWith(start)) return text;
  }
  return null;
}

/**
 * Relative addresses stand against xml:base when there is one. Without, the article's own page is the
 * better guess: content was written for it, and RSS has no rule.
 */
function cleanContent(content: RawContent, { base, page }: SanitiseBase): string {
  const explicit =
    content.base !== undefined && base !== null ? (URL.parse(content.base, base)?.href ?? null) : null;
  return sanitise(asHtml(content), { base: explicit ?? page ?? base, page });
}

function asHtml({ value, kind }: RawContent): string {
  // A cut in the middle of a tag or an entity is healed by the sanitiser.
  const bounded = value.slice(0, maxItemLength);
  if (kind === 'html') return bounded;
  if (kind === 'text') return textToHtml(bounded);
  return /<[a-z!/][^<>]*>/i.test(bounded) ? bounded : textToHtml(stripMarkup(bounded));
}
