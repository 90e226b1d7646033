import { htmlToText } from '#server/feeds/html/html-to-text.ts';
import { sanitise } from '#server/feeds/html/sanitise.ts';
import type { SanitiseBase } from '#server/feeds/html/sanitise-elements.ts';
import { textToHtml } from '#server/feeds/html/text-to-html.ts';
import { maxItemLength } from './parsed-feed.ts';
import { stripMarkup } from './plain-text.ts';
import type { RawContent, RawItem } from './raw-feed.ts';

export type Content = { html: string; text: string; from: RawContent | undefined };

const maxSummaryLength = 2000;

/**
 * The best of an item's contents that has anything to read or see once it is clean; a summary only when no
 * content has.
 */
export function chooseContent(raw: RawItem, bases: { base: string; page: string | null }): Content {
  for (const candidate of [...bestFirst(raw.contents), ...bestFirst(raw.summaries)]) {
    const html = cleanContent(candidate, bases);
    const text = htmlToText(html);
    if (text !== '' || /<(?:img|iframe|audio|video)\b/.test(html)) return { html, text, from: candidate };
  }
  return { html: '', text: '', from: undefined };
}

/**
 * What the format means for the content comes first, unless another text is so much longer (twice, and by a
 * paragraph) that it must be the whole one and the first a part. The others follow by length.
 */
function bestFirst(list: RawItem['contents']): RawContent[] {
  const [first, ...others] = list.filter((one) => one !== undefined);
  if (!first) return [];
  const byLength = others.sort((a, b) => b.value.length - a.value.length);
  const isPart = (byLength[0]?.value.length ?? 0) > first.value.length * 2 + 200;
  return isPart ? [...byLength, first] : [first, ...byLength];
}

/**
 * The feed's summary as plain text, unless it is the content, a part of its beginning, or empty. A second
 * content stands for it (the description of RSS), then the summaries in their order.
 */
export function cleanSummary(raw: RawItem, content: Content): string | null {
  for (const candidate of [...raw.contents.toReversed(), ...raw.summaries]) {
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
