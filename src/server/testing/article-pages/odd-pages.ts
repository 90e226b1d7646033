import { type ArticlePage, definePage, frame, links, ps, teasers } from './article-page.ts';
import { type Language, makeProse } from './made-prose.ts';
import { byline, comments, cookieBanner, moreNews, relatedBox, shareBar } from './page-parts.ts';

const filler = (count: number, text: string) => Array.from({ length: count }, () => text).join('');

/** What does not fit anywhere: old layouts, hidden things, tables, speech, other scripts. */
const layouts: ArticlePage[] = [
  definePage('odd-layout-tables', 41, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(8);
    const html = `<html><head><title>${pieces.title}</title></head><body bgcolor="#ffffff"><table width="100%"><tr><td colspan="3"><img src="/top.gif"></td></tr><tr><td width="150" valign="top"><font size="1">${filler(1, links(other, 15)).replaceAll(/<\/?li>/g, ' ')}</font></td><td valign="top"><font size="4"><b>${pieces.title}</b></font><br><br><font size="2">${text.join('<br><br>')}</font></td><td width="150" valign="top"><b>Hot links</b><br>${links(other, 8)}</td></tr></table><center><font size="1">Copyright 2003. ${other.sentence()}</font></center></body></html>`;
    return { html, expected: text };
  }),
  definePage('odd-data-table', 42, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(6);
    const rows = Array.from({ length: 8 }, (_, index) => [prose.title(), `${index * 3 + 2}`, prose.title()]);
    const table = `<table class="specs"><thead><tr><th>Name</th><th>Length</th><th>Remark</th></tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
    const main = `<main><article><h1>${pieces.title}</h1>${byline}<div class="content-body">${ps(text.slice(0, 3))}${table}${ps(text.slice(3))}</div></article>${relatedBox(other)}</main>`;
    return {
      html: frame(pieces, main),
      expected: [
        ...text.slice(0, 3),
        'Name Length Remark',
        ...rows.map((row) => row.join(' ')),
        ...text.slice(3),
      ],
    };
  }),
  definePage('odd-interview', 43, (pieces) => {
    const { prose, other } = pieces;
    const lines = Array.from({ length: 16 }, (_, index) =>
      index % 2 === 0 ? `<strong>${prose.title()}?</strong>` : prose.paragraph(2),
    );
    const main = `<main><article><h1>${pieces.title}</h1><div class="text">${ps(lines)}</div>${shareBar}</article>${comments(other, 3)}</main>`;
    return { html: frame(pieces, main), expected: lines.map((line) => line.replaceAll(/<[^>]*>/g, '')) };
  }),
  definePage('odd-hidden-parts', 44, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(6);
    const main = `<main><article><h1>${pieces.title}</h1><div class="body-copy">${ps(text.slice(0, 3))}<div style="display:none">${ps(other.paragraphs(3))}</div><div hidden>${ps(other.paragraphs(2))}</div>${ps(text.slice(3))}<span class="sr-only">${other.sentence()}</span></div></article></main><div class="modal" aria-hidden="true">${ps(other.paragraphs(3))}</div>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('odd-late-body', 45, (pieces) => {
    const text = pieces.prose.paragraphs(6);
    const main = `<div id="app" style="opacity:0"><div style="visibility:hidden"><article><h1>${pieces.title}</h1>${ps(text)}</article></div></div>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('odd-press-release', 46, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(6);
    const main = `<main class="press"><div class="press__main"><h1>${pieces.title}</h1><div class="press__text"><p><b>LONDON, January 18, 2026</b> – ${text[0]}</p>${ps(text.slice(1))}</div><div class="downloads"><h3>Downloads</h3><ul><li><a href="/a.pdf">Release (PDF, 120 kB)</a></li><li><a href="/b.zip">Pictures (ZIP, 4 MB)</a></li></ul></div></div></main>`;
    return {
      html: frame(pieces, main, { aside: `<div class="press-archive"><ul>${links(other, 20)}</ul></div>` }),
      expected: ['LONDON, January 18, 2026 –', ...text],
    };
  }),
  definePage('odd-cookie-wall-short-story', 47, (pieces) => {
    const text = pieces.prose.paragraphs(2);
    const main = `<div class="story"><h1>${pieces.title}</h1><div class="text">${ps(text)}</div></div>${cookieBanner(pieces.other)}${cookieBanner(pieces.other).replace('cookie-consent', 'onetrust-consent-sdk')}`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('odd-item-property', 48, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(6);
    const main = `<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${pieces.title}</h1><div class="x1">${ps([other.paragraph(3)])}</div><div class="x2" itemprop="articleBody">${ps(text)}</div><div class="x3">${ps(other.paragraphs(4))}</div></div>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('odd-single-text-block', 49, (pieces) => {
    const text = [pieces.prose.paragraph(14)];
    const main = `<div class="wrapper"><div class="page"><h2 class="title">${pieces.title}</h2><div class="date">18.01.2026</div>${text[0]}</div></div>${moreNews(pieces.other)}`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('odd-heading-sections', 50, (pieces) => {
    const { prose, other } = pieces;
    const parts = Array.from({ length: 6 }, () => ({ head: prose.title(), text: prose.paragraphs(2) }));
    const body = parts
      .map(
        ({ head, text }) =>
          `<div class="section-block"><div class="inner"><h2>${head}</h2><div class="rich-text">${ps(text)}</div></div></div>`,
      )
      .join('');
    const main = `<div class="hero-block"><h1>${pieces.title}</h1></div>${body}<div class="cards-block">${teasers(other, 4)}</div>`;
    return {
      html: frame(pieces, main, { aside: '' }),
      expected: parts.flatMap(({ head, text }) => [head, ...text]),
    };
  }),
  definePage('odd-recipe', 51, (pieces) => {
    const { prose, other } = pieces;
    const lead = prose.paragraphs(2);
    const [things, steps] = [
      Array.from({ length: 7 }, () => `200 g of ${prose.title().toLowerCase()}`),
      Array.from({ length: 6 }, () => prose.paragraph(2)),
    ];
    const main = `<main><article><h1>${pieces.title}</h1><a class="jump" href="#r">Jump to recipe</a><div class="entry-content">${ps(lead)}<h2>Ingredients</h2><ul class="ingredients">${things.map((thing) => `<li>${thing}</li>`).join('')}</ul><h2>Method</h2><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol></div></article>${comments(other, 15)}</main>`;
    return { html: frame(pieces, main), expected: [...lead, 'Ingredients', ...things, 'Method', ...steps] };
  }),
];

function inLanguage(language: Language, seed: number, lang: string): ArticlePage {
  return definePage(`world-${language}`, seed, (pieces) => {
    const [prose, other] = [makeProse(seed * 7, language), makeProse(seed * 11, language)];
    const text = prose.paragraphs(8);
    const title = prose.title();
    const main = `<main><article class="detail"><h1>${title}</h1><div class="meta">2026-01-18</div><div class="detail-content">${ps(text)}</div></article><div class="list">${teasers(other, 5)}</div></main>`;
    return { html: frame({ ...pieces, other, title }, main, { lang }), expected: text };
  });
}

export const oddPages: ArticlePage[] = [
  ...layouts,
  inLanguage('german', 61, 'de'),
  inLanguage('russian', 62, 'ru'),
  inLanguage('arabic', 63, 'ar'),
  inLanguage('hindi', 64, 'hi'),
  inLanguage('chinese', 65, 'zh'),
  inLanguage('japanese', 66, 'ja'),
];
