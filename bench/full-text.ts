import { Readability } from '@mozilla/readability';
import JSDOMParser from '@mozilla/readability/JSDOMParser.js';
import { extractArticle } from '#server/feeds/full-text/extract-article.ts';
import { grabArticle } from '#server/feeds/full-text/grab-article.ts';
import { prunePage } from '#server/feeds/full-text/prune-page.ts';
import { readPage } from '#server/feeds/full-text/read-page.ts';
import { writeWellFormed } from '#server/feeds/full-text/write-well-formed.ts';
import { htmlToText } from '#server/feeds/html/html-to-text.ts';
import { parseHtml } from '#server/feeds/html/parse-html.ts';
import { sanitise } from '#server/feeds/html/sanitise.ts';
import { listArticlePages } from '#server/testing/article-pages/list-article-pages.ts';
import { makeLongPage } from '#server/testing/article-pages/make-long-page.ts';
import { f1Of, measureText } from '#server/testing/article-pages/measure-text.ts';
import { type Figure, median } from './report.ts';

/** A page of this many characters is what the time is measured with. */
const PAGE_LENGTH = 200_000;
const ROUNDS = 25;

type Variant = (html: string, url: string) => string;

const readabilityAlone: Variant = (html) => {
  const page = new JSDOMParser().parse(
    `<html><head></head><body>${writeWellFormed(parseHtml(html))}</body></html>`,
  );
  return new Readability(page).parse()?.content ?? '';
};
const variants: Record<string, Variant> = {
  'Readability, page without boxes': (html) => {
    const page = parseHtml(html);
    prunePage(page);
    return grabArticle(page) ?? '';
  },
  'what Winnow does': (html, url) => {
    const found = extractArticle(html, url);
    return found.ok ? found.html : '';
  },
};

/** How well articles are found on pages of all kinds, and how long a large one takes; beside plain Readability. */
export async function measureFullText(): Promise<Figure[]> {
  const plain = f1OfVariant(readabilityAlone);
  const figures: Figure[] = Object.entries(variants).map(([name, variant]) => ({
    ...{ name: `F1 on our own pages, ${name}`, unit: '', reference: plain, ours: f1OfVariant(variant) },
    goal: 'above the reference, plain Readability',
  }));
  const { html, url } = makeLongPage(PAGE_LENGTH);
  const bytes = Buffer.from(html);
  const order = { bytes, contentType: 'text/html; charset=utf-8', url };
  figures.push({
    name: `a page of ${PAGE_LENGTH / 1000} kB, decoded, found and cleaned`,
    ours: timeOf(() => readPage(order)),
    reference: timeOf(() => readabilityAlone(html, url)),
    unit: 'ms of the thread',
    goal: 'under 60 ms',
  });
  return figures;
}

function f1OfVariant(variant: Variant): number {
  const pages = listArticlePages();
  return f1Of(pages.map(({ html, url, expected }) => measureText(textOf(variant(html, url), url), expected)));
}

/** Captions are left out: whether they belong to the text is a matter of taste. */
function textOf(html: string, url: string): string {
  return htmlToText(sanitise(html, { base: url, page: url }).replace(/<figcaption>.*?<\/figcaption>/gs, ''));
}

/** Processor time of the thread, not the clock: other programs run on the machine too. */
function timeOf(run: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    // The first rounds are compiled meanwhile.
    if (round >= ROUNDS / 3) times.push((user + system) / 1000);
  }
  return median(times);
}
