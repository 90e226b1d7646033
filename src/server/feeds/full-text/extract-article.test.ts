import { expect, test } from 'vitest';
import { htmlToText } from '#server/feeds/html/html-to-text.ts';
import { sanitise } from '#server/feeds/html/sanitise.ts';
import { listArticlePages } from '#server/testing/article-pages/list-article-pages.ts';
import { f1Of, measureText } from '#server/testing/article-pages/measure-text.ts';
import { extractArticle } from './extract-article.ts';

const url = 'https://paper.example/2026/story';
const long = (start: string) =>
  `${start} had been measured twice before anybody noticed that the harbour was empty, and nobody minded.`;
const paragraphs = ['One', 'Two', 'Three'].map((start) => `<p>${long(start)}</p>`).join('');
const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>Story | Paper</title>${head}</head><body>${body}</body></html>`;

function htmlOf(html: string): string {
  const found = extractArticle(html, url);
  return found.ok ? found.html : '';
}

test('on our pages of all kinds nearly every word of the article is found and hardly any other', () => {
  const pages = listArticlePages();
  const likeness = pages.map((one) => {
    const html = sanitise(htmlOf(one.html).replace(/<figcaption>.*?<\/figcaption>/gs, ''), {
      base: one.url,
      page: one.url,
    });
    return measureText(htmlToText(html), one.expected);
  });
  expect(pages.length).toBeGreaterThanOrEqual(40);
  expect(f1Of(likeness)).toBeGreaterThan(0.985);
  const poor = pages.filter((_, index) => (likeness[index]?.recall ?? 0) < 0.9).map(({ name }) => name);
  expect(poor).toEqual([]);
});

test('the title, the author and a summary come from what the page says of itself', () => {
  const data = {
    '@graph': [{ '@type': 'BlogPosting', headline: 'Other', author: [{ name: 'Ada' }, { name: 'Bo' }] }],
  };
  const head = `<meta property="og:title" content="The story"><meta name="description" content="In short.">
    <script type="application/ld+json">${JSON.stringify(data)}</script>`;
  expect(extractArticle(page(`<h1>The story</h1>${paragraphs}`, head), url)).toMatchObject({
    ...{ ok: true, title: 'The story', byline: 'Ada, Bo', excerpt: 'In short.', base: url },
  });
  expect(htmlOf(page(`<h1>The story</h1>${paragraphs}`, head))).not.toContain('<h1>');
});

test('the data of a page that shows only a beginning has the whole article', () => {
  const body = Array.from({ length: 6 }, (_, index) => long(`Part ${index}`)).join('\n\n');
  const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: body })}</script>`;
  const found = htmlOf(page(`<main><h1>Story</h1><p>${long('Part 0')}</p></main>`, head));
  expect(found).toContain('Part 5 had');
  expect(found.match(/<p>/g)).toHaveLength(6);
});

test.each([
  ['broken data', '<script type="application/ld+json">{"@type": "NewsArticle", </script>'],
  ['data of another kind', '<script type="application/ld+json">[null, 3, "x", {"author": 7}]</script>'],
  ['a base that is no address', '<base href="http://[">'],
])('%s does no harm', (_, head) => {
  expect(extractArticle(page(`<h1>Story</h1>${paragraphs}`, head), url)).toMatchObject({
    ok: true,
    base: url,
  });
});

test('what builders of pages call a widget, and what members pay for, is not taken for a box', () => {
  const blocks = ['One', 'Two', 'Three', 'Four'].map(
    (start) =>
      `<div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>${long(start)}</p></div></div>`,
  );
  const paid = `<div class="paywall">${paragraphs.repeat(3)}</div>`;
  const found = htmlOf(page(`<main><h1>Story</h1>${blocks.join('')}${paid}</main>`));
  expect(found).toContain('Four had');
  expect(found).toContain('Three had');
});

test('an article that is a list of links keeps them', () => {
  const items = Array.from(
    { length: 8 },
    (_, index) =>
      `<li><a href="/l/${index}">Reading ${index}: on pumps and how they are counted in spring</a></li>`,
  );
  const found = htmlOf(
    page(
      `<article class="post-content"><h1>Links</h1><p>${long('Week')}</p><p>${long('Month')}</p><ul>${items.join('')}</ul></article>`,
    ),
  );
  expect(found).toContain('Reading 7');
});

test.each([
  ['nothing', ''],
  ['scripts only', page(`<div id="root"></div>${'<script>render()</script>'.repeat(200)}`)],
  ['a menu only', page('<nav><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul></nav>')],
  ['a frameset', '<html><frameset><frame src="/a"></frameset></html>'],
])('on a page with %s there is no article', (_, html) => {
  expect(extractArticle(html, url)).toEqual({ ok: false, reason: 'no_article' });
});
