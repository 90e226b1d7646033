import { makeProse, type Prose } from './made-prose.ts';

/** A page as a site might serve it, and what a reader wants of it. */
export type ArticlePage = {
  name: string;
  url: string;
  html: string;
  /** The text of the article without its title, in any spacing. */
  expected: string;
};

/** What a page is made of: pieces that read as the article's, and their HTML. */
export type Pieces = { prose: Prose; other: Prose; title: string };

export type MadePage = { html: string; expected: readonly string[] };

/** `make` gets prose for the article and prose for everything else on the page. */
export function definePage(name: string, seed: number, make: (pieces: Pieces) => MadePage): ArticlePage {
  const prose = makeProse(seed * 2 + 1);
  const { html, expected } = make({ prose, other: makeProse(seed * 2 + 2), title: prose.title() });
  return {
    name,
    url: `https://www.${name.replace(/\W+/g, '-')}.example/2026/01/story`,
    html,
    expected: expected.join('\n\n'),
  };
}

export function ps(paragraphs: readonly string[], attributes = ''): string {
  return paragraphs.map((text) => `<p${attributes}>${text}</p>`).join('\n');
}

export function links(other: Prose, count: number, path = '/section'): string {
  return Array.from(
    { length: count },
    (_, index) => `<li><a href="${path}/${index}">${other.title().split(' ').slice(0, 3).join(' ')}</a></li>`,
  ).join('');
}

export function teasers(other: Prose, count: number, className = 'card'): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `<div class="${className}"><a href="/t/${index}"><img src="/t/${index}.jpg" alt=""></a><h3><a href="/t/${index}">${other.title()}</a></h3><p>${other.sentence()}</p></div>`,
  ).join('');
}

/** The frame that most sites have: menu, footer, a column of links. */
export function frame(
  pieces: Pieces,
  main: string,
  options: { head?: string; aside?: string; lang?: string } = {},
): string {
  const { other, title } = pieces;
  return `<!doctype html><html lang="${options.lang ?? 'en'}"><head><meta charset="utf-8"><title>${title} | The Daily Example</title><meta property="og:title" content="${title}"><meta name="description" content="${other.sentence()}">${options.head ?? ''}<script>window.dataLayer=[{page:"story",words:"${other.paragraph()}"}];</script><style>.a{color:red}</style></head>
<body><a class="skip" href="#main">Skip to content</a><header class="site-header"><div class="logo"><a href="/">The Daily Example</a></div><nav class="main-nav"><ul>${links(other, 18)}</ul></nav></header>
${main}
${options.aside ?? `<aside class="sidebar"><h2>Most read</h2><ol>${links(other, 10, '/most')}</ol></aside>`}
<footer class="site-footer"><ul>${links(other, 14, '/about')}</ul><p>© 2026 The Daily Example. All rights reserved. ${other.sentence()}</p></footer></body></html>`;
}
