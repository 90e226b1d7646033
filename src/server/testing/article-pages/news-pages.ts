import { type ArticlePage, definePage, frame, links, ps, teasers } from './article-page.ts';
import {
  authorBox,
  byline,
  comments,
  cookieBanner,
  moreNews,
  newsletterBox,
  readAlso,
  relatedBox,
  shareBar,
  tagList,
} from './page-parts.ts';

/** Newspapers, magazines and agencies. */
export const newsPages: ArticlePage[] = [
  definePage('news-plain', 1, (pieces) => {
    const text = pieces.prose.paragraphs(9);
    const main = `<main id="main"><article><h1>${pieces.title}</h1>${byline}${shareBar}<div class="story-text">${ps(text)}</div>${tagList(pieces.other)}</article>${moreNews(pieces.other)}</main>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-cookie-banner', 2, (pieces) => {
    const text = pieces.prose.paragraphs(5);
    const main = `${cookieBanner(pieces.other)}<main><article class="post"><h1>${pieces.title}</h1>${byline}<div class="content">${ps(text)}</div></article></main>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-boxes-inside', 3, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(10);
    const body = `${ps(text.slice(0, 3))}${relatedBox(other)}${ps(text.slice(3, 5))}<div class="ad-slot"><span>Advertisement</span></div>${ps(text.slice(5, 7))}${newsletterBox(other)}${ps(text.slice(7, 8))}${readAlso(other)}${ps(text.slice(8))}`;
    const main = `<main><article><h1>${pieces.title}</h1>${byline}<div class="article__body">${body}</div>${authorBox(other)}</article>${moreNews(other)}</main>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-hashed-classes', 4, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(8);
    const blocks = text.map(
      (words, index) =>
        `<div class="css-${index % 3}x7k2" data-component="text-block"><div class="css-9ab"><p class="css-1w"><b class="css-0"></b>${words}</p></div></div>${index === 3 ? `<div class="css-9z1" data-component="links-block"><div><h2>Related topics</h2><ul>${links(other, 4)}</ul></div></div>` : ''}`,
    );
    const main = `<div id="__next"><div class="css-a1"><main class="css-b2"><div class="css-c3"><div data-component="headline-block"><h1 class="css-h">${pieces.title}</h1></div><div data-component="byline-block"><span>Jo Example</span><span>Harbour correspondent</span></div>${blocks.join('')}</div></main><div class="css-d4"><div data-testid="top-stories"><h2>Top stories</h2>${teasers(other, 6, 'css-t5')}</div></div></div></div>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-brief', 5, (pieces) => {
    const text = [pieces.prose.paragraph(3)];
    const main = `<main><article><h1>${pieces.title}</h1>${byline}<div class="entry-content">${ps(text)}</div>${shareBar}</article>${moreNews(pieces.other)}${newsletterBox(pieces.other)}</main>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-wrapped-in-lists', 6, (pieces) => {
    const { prose, other } = pieces;
    const [lead, tail] = [prose.paragraphs(3), prose.paragraphs(2)];
    const items = Array.from({ length: 6 }, () => prose.sentence());
    const body = `${ps(lead)}<h2>What we know so far</h2><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>${ps(tail)}`;
    const main = `<main><article><header><h1>${pieces.title}</h1>${byline}</header><section class="body">${body}</section></article>${relatedBox(other)}</main>`;
    return { html: frame(pieces, main), expected: [...lead, 'What we know so far', ...items, ...tail] };
  }),
  definePage('news-live-blog', 7, (pieces) => {
    const { prose } = pieces;
    const posts = Array.from({ length: 12 }, (_, index) => ({
      time: `1${index % 10}:0${index % 6}`,
      head: prose.title(),
      text: prose.paragraphs(2),
    }));
    const lead = prose.paragraphs(1);
    const body = posts
      .map(
        ({ head, text }, index) =>
          `<article class="live-post" id="p${index}"><h3>${head}</h3>${ps(text)}<div class="share"><a href="#p${index}">Share</a></div></article>`,
      )
      .join('');
    const main = `<main><div class="live"><h1>${pieces.title}</h1>${ps(lead)}<div class="live-feed">${body}</div></div></main>`;
    return {
      html: frame(pieces, main),
      expected: [...lead, ...posts.flatMap(({ head, text }) => [head, ...text])],
    };
  }),
  definePage('news-many-comments', 8, (pieces) => {
    const text = pieces.prose.paragraphs(4);
    const main = `<main><article class="post"><h1>${pieces.title}</h1><div class="entry">${ps(text)}</div></article>${comments(pieces.other, 40)}</main>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-amp', 9, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(7);
    const main = `<amp-sidebar id="s" layout="nodisplay"><ul>${links(other, 12)}</ul></amp-sidebar><main role="main"><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${pieces.title}</h1></header><div class="amp-wp-article-content"><amp-img src="/a.jpg" width="800" height="450"></amp-img>${ps(text)}<amp-ad type="x"></amp-ad></div><footer class="amp-wp-article-footer"><div class="amp-wp-tax">Categories: <a href="/c">News</a></div></footer></article></main><amp-consent id="c"><div>${ps([other.paragraph(3)])}</div></amp-consent>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-paywall-data', 10, (pieces) => {
    const text = pieces.prose.paragraphs(9);
    const data = JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: pieces.title,
      articleBody: text.join('\n\n'),
      author: { '@type': 'Person', name: 'Jo Example' },
    });
    const main = `<main><article><h1>${pieces.title}</h1><div class="teaser-text">${ps(text.slice(0, 2))}</div><div class="paywall-box"><h2>Subscribe to keep reading</h2><p>${pieces.other.sentence()} From 1 € a month.</p></div></article></main>`;
    return {
      html: frame(pieces, main, { head: `<script type="application/ld+json">${data}</script>` }),
      expected: text,
    };
  }),
  definePage('news-paywall-teaser', 11, (pieces) => {
    const text = pieces.prose.paragraphs(3);
    const main = `<main><article><h1>${pieces.title}</h1>${byline}<div class="article-body">${ps(text)}</div><div class="paywall"><h2>This article is for subscribers</h2><p>${pieces.other.sentence()}</p><a href="/subscribe">See offers</a></div></article>${moreNews(pieces.other)}</main>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-next-article-below', 12, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(6);
    const story = (title: string, words: string[]) =>
      `<article class="story"><h1>${title}</h1><div class="story-body">${ps(words)}</div></article>`;
    const main = `<main><div class="stories">${story(pieces.title, text)}<h2>Up next</h2>${story(other.title(), other.paragraphs(5))}${story(other.title(), other.paragraphs(5))}</div></main>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-teaser-articles', 13, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(7);
    const cards = Array.from(
      { length: 9 },
      () =>
        `<article class="teaser"><a href="/x"><h3>${other.title()}</h3></a><p>${other.paragraph(2)}</p></article>`,
    ).join('');
    const main = `<main><article class="main-story"><h1>${pieces.title}</h1>${ps(text)}</article><section><h2>Also today</h2>${cards}</section></main>`;
    return { html: frame(pieces, main), expected: text };
  }),
  definePage('news-pull-quotes', 14, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(8);
    const quote = prose.paragraph(2);
    const main = `<main><article><div class="hero"><figure><img src="/h.jpg" alt=""><figcaption>${other.sentence()} Photograph: Agency</figcaption></figure></div><h1>${pieces.title}</h1><div class="standfirst"></div><div id="article-content">${ps(text.slice(0, 4))}<blockquote><p>${quote}</p></blockquote>${ps(text.slice(4))}<p><em>Additional reporting by Jo Example</em></p></div>${shareBar}</article></main>`;
    return {
      html: frame(pieces, main),
      expected: [...text.slice(0, 4), quote, ...text.slice(4), 'Additional reporting by Jo Example'],
    };
  }),
  definePage('news-trending-between', 15, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(9);
    const box = `<div class="recirc-widget"><p class="label">Trending</p><div><a href="/t1">${other.title()}</a></div><div><a href="/t2">${other.title()}</a></div><div><a href="/t3">${other.title()}</a></div></div>`;
    const video = `<div class="video-player" data-id="9"><div class="title">Watch: ${other.title()}</div><div class="desc">${other.sentence()}</div></div>`;
    const main = `<main><div class="layout"><div class="col-main"><h1>${pieces.title}</h1><div class="post-content">${ps(text.slice(0, 2))}${video}${ps(text.slice(2, 5))}${box}${ps(text.slice(5))}</div><div class="taboola-below"><h3>You may like</h3>${teasers(other, 6, 'tb')}</div></div></div></main>`;
    return { html: frame(pieces, main), expected: text };
  }),
];
