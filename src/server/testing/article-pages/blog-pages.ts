import { type ArticlePage, definePage, frame, links, ps } from './article-page.ts';
import { authorBox, comments, newsletterBox, shareBar, tagList } from './page-parts.ts';

/** Blogs, letters, documentation, forums. */
export const blogPages: ArticlePage[] = [
  definePage('blog-press', 21, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(8);
    const main = `<div id="page" class="hfeed site has-sidebar"><div id="content"><div id="primary"><main><article id="post-7" class="post-7 post type-post hentry category-notes"><header class="entry-header"><h1 class="entry-title">${pieces.title}</h1><div class="entry-meta">Posted on <time>January 18, 2026</time> by <a href="/author/jo">Jo</a> <a href="#comments">12 Comments</a></div></header><div class="entry-content">${ps(text)}<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Tweet</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3><em>Related</em></h3><p>${other.title()}</p></div></div><footer class="entry-footer">Posted in <a href="/c">Notes</a></footer></article><nav class="post-navigation"><a href="/p">Previous: ${other.title()}</a><a href="/n">Next: ${other.title()}</a></nav>${comments(other, 12)}</main></div><div id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2><ul>${links(other, 6)}</ul></section><section class="widget"><h2>About</h2><p>${other.paragraph(3)}</p></section></div></div></div>`;
    return { html: frame(pieces, main, { aside: '' }), expected: text };
  }),
  definePage('blog-code', 22, (pieces) => {
    const { prose } = pieces;
    const text = prose.paragraphs(6);
    const code = [
      'const pump = openPump({ valves: 3 });\nawait pump.run();\n// stops by itself',
      'select count(*) from bridges\nwhere built < 1900;',
    ];
    const body = `${ps(text.slice(0, 2))}<h2>Setting it up</h2><div class="highlight"><pre><code class="language-ts">${code[0]}</code></pre><button class="copy">Copy</button></div>${ps(text.slice(2, 4))}<h2>Counting</h2><pre>${code[1]?.replace('<', '&lt;')}</pre>${ps(text.slice(4))}`;
    const main = `<main class="container"><article class="markdown"><h1>${pieces.title}</h1><p class="meta">Jan 18, 2026 • 5 min read</p>${body}</article></main>`;
    return {
      html: frame(pieces, main, { aside: '' }),
      expected: [
        ...text.slice(0, 2),
        'Setting it up',
        code[0] ?? '',
        ...text.slice(2, 4),
        'Counting',
        code[1] ?? '',
        ...text.slice(4),
      ],
    };
  }),
  definePage('blog-bare', 23, (pieces) => {
    const text = pieces.prose.paragraphs(10);
    return {
      html: `<html><head><title>${pieces.title}</title></head><body><p><a href="/">Home</a> · <a href="/feed">Feed</a></p><h1>${pieces.title}</h1>${ps(text)}<hr><p><a href="/">back</a></p></body></html>`,
      expected: text,
    };
  }),
  definePage('blog-letter', 24, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(9);
    const main = `<div class="main"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">${pieces.title}</h1><h3 class="subtitle">${other.sentence()}</h3><div class="meta-row"><a href="/@jo">Jo Example</a><div>Jan 18</div><div class="post-ufi"><a>24</a><a>3</a><a>Share</a></div></div></div><div class="available-content"><div dir="auto" class="body markup">${ps(text.slice(0, 4))}<div class="subscription-widget-wrap"><div class="subscription-widget"><p class="cta">${other.sentence()}</p><form><input type="email"></form></div></div>${ps(text.slice(4))}</div></div><div class="post-footer"><a class="button">Share</a></div></article><div id="discussion">${comments(other, 9)}</div></div>`;
    return { html: frame(pieces, main, { aside: '' }), expected: text };
  }),
  definePage('blog-div-soup', 25, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(7);
    const soup = text
      .map((words) => `<div class="q"><span><span class="f">${words}</span></span></div>`)
      .join('<div class="q"><br></div>');
    const main = `<div class="w"><div class="l"><div>${links(other, 9)}</div></div><div class="c"><div class="t">${pieces.title}</div><div class="b">${soup}</div><div class="r">${tagList(other)}${shareBar}</div></div></div>`;
    return { html: frame(pieces, main, { aside: '' }), expected: text };
  }),
  definePage('blog-line-breaks', 26, (pieces) => {
    const text = pieces.prose.paragraphs(8);
    const main = `<div id="main-wrapper"><div class="post hentry"><h3 class="post-title"><a href="/self">${pieces.title}</a></h3><div class="post-body">${text.join('<br><br>\n')}<div style="clear: both;"></div></div><div class="post-footer">Posted by Jo at <a href="/self">9:00</a> <a href="/labels">Labels</a></div></div></div><div id="sidebar-wrapper"><div class="widget"><h2>Blog archive</h2><ul>${links(pieces.other, 30)}</ul></div></div>`;
    return { html: frame(pieces, main, { aside: '' }), expected: text };
  }),
  definePage('blog-long-list', 27, (pieces) => {
    const { prose } = pieces;
    const lead = prose.paragraphs(1);
    const items = Array.from({ length: 12 }, (_, index) => ({
      head: `${index + 1}. ${prose.title()}`,
      text: prose.paragraph(3),
    }));
    const body = items
      .map(
        ({ head, text }) =>
          `<h2>${head}</h2><figure><img data-src="/i.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></figure><p>${text}</p><p><a class="buy" href="/buy">Check price</a></p>`,
      )
      .join('');
    const main = `<main><article><h1>${pieces.title}</h1><div class="post__content">${ps(lead)}${body}</div>${authorBox(pieces.other)}${newsletterBox(pieces.other)}</article></main>`;
    return {
      html: frame(pieces, main),
      expected: [...lead, ...items.flatMap(({ head, text }) => [head, text])],
    };
  }),
  definePage('docs-page', 28, (pieces) => {
    const { prose, other } = pieces;
    const parts = Array.from({ length: 5 }, (_, index) => ({
      id: `s${index}`,
      head: prose.title(),
      text: prose.paragraphs(2),
    }));
    const body = parts
      .map(
        ({ id, head, text }) =>
          `<section id="${id}"><h2>${head}<a class="headerlink" href="#${id}" title="Permalink">¶</a></h2>${ps(text)}<div class="admonition note"><p class="admonition-title">Note</p><p>${text[0]}</p></div></section>`,
      )
      .join('');
    const main = `<div class="sidebar-nav"><ul>${links(other, 40, '/docs')}</ul></div><div class="document"><div role="main" class="body"><div class="breadcrumbs"><a href="/">Docs</a> » ${pieces.title}</div><h1>${pieces.title}</h1>${body}</div><div class="toc"><p>On this page</p><ul>${parts.map(({ id, head }) => `<li><a href="#${id}">${head}</a></li>`).join('')}</ul></div><div class="rst-footer-buttons"><a href="/n">Next</a><a href="/p">Previous</a></div></div>`;
    return {
      html: frame(pieces, main, { aside: '' }),
      expected: parts.flatMap(({ head, text }) => [head, ...text, 'Note', text[0] ?? '']),
    };
  }),
  definePage('wiki-page', 29, (pieces) => {
    const { prose, other } = pieces;
    const parts = Array.from({ length: 4 }, () => ({
      head: prose.title(),
      text: prose
        .paragraphs(3)
        .map((words) => words.replace(/\. /, '.<sup class="reference"><a href="#c">[1]</a></sup> ')),
    }));
    const body = parts
      .map(
        ({ head, text }) =>
          `<h2><span class="mw-headline">${head}</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>${ps(text)}`,
      )
      .join('');
    const infobox = `<table class="infobox"><tbody>${Array.from({ length: 8 }, () => `<tr><th>${other.title()}</th><td>${other.sentence()}</td></tr>`).join('')}</tbody></table>`;
    const main = `<div id="content" class="mw-body"><h1 id="firstHeading">${pieces.title}</h1><div id="bodyContent"><div id="siteSub">From the example encyclopedia</div><div id="mw-content-text"><div class="mw-parser-output">${infobox}${body}<div class="navbox"><ul>${links(other, 30)}</ul></div></div></div><div id="catlinks"><a href="/cat">Categories</a>: <ul>${links(other, 4)}</ul></div></div></div><div id="mw-panel"><ul>${links(other, 20)}</ul></div>`;
    return {
      html: frame(pieces, main, { aside: '' }),
      expected: parts.flatMap(({ head, text }) => [
        head,
        ...text.map((words) => words.replace(/<sup.*?<\/sup>/g, '')),
      ]),
    };
  }),
  definePage('forum-thread', 30, (pieces) => {
    const { prose, other } = pieces;
    const posts = Array.from({ length: 6 }, () => prose.paragraphs(2));
    const body = posts
      .map(
        (text, index) =>
          `<div class="topic-post" id="post_${index}"><article><div class="topic-avatar"><img src="/a.png"></div><div class="topic-meta-data"><span>${other.title().split(' ')[0]}</span><a class="post-date" href="#">Jan ${index + 1}</a></div><div class="cooked">${ps(text)}</div><div class="post-controls"><button>Like</button><button>Reply</button></div></article></div>`,
      )
      .join('');
    const main = `<div id="main-outlet"><h1><a href="/t">${pieces.title}</a></h1><div class="posts-wrapper">${body}</div><div class="suggested-topics"><h3>Suggested topics</h3><table>${Array.from({ length: 6 }, () => `<tr><td><a href="/t">${other.title()}</a></td><td>12</td></tr>`).join('')}</table></div></div>`;
    return { html: frame(pieces, main, { aside: '' }), expected: posts.flat() };
  }),
  definePage('blog-readme', 31, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(5);
    const items = Array.from({ length: 5 }, () => prose.sentence());
    const main = `<div class="Layout"><div class="repo-nav"><ul>${links(other, 9)}</ul></div><div class="Layout-main"><div class="Box"><table class="files">${Array.from({ length: 12 }, (_, index) => `<tr><td><a href="/f${index}">file${index}.ts</a></td><td>${other.title()}</td><td>2 days ago</td></tr>`).join('')}</table></div><div id="readme"><article class="markdown-body entry-content" itemprop="text"><h1>${pieces.title}</h1>${ps(text.slice(0, 2))}<h2>Features</h2><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul><h2>Usage</h2>${ps(text.slice(2))}</article></div></div><div class="Layout-sidebar"><h2>About</h2><p>${other.sentence()}</p><h2>Languages</h2><ul>${links(other, 4)}</ul></div></div>`;
    return {
      html: frame(pieces, main, { aside: '' }),
      expected: [...text.slice(0, 2), 'Features', ...items, 'Usage', ...text.slice(2)],
    };
  }),
  definePage('blog-web-forms', 32, (pieces) => {
    const { prose, other } = pieces;
    const text = prose.paragraphs(7);
    const main = `<form method="post" action="./story.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="abc"><div id="wrap"><div class="leftnav"><ul>${links(other, 16)}</ul></div><div id="ctl00_content"><h1>${pieces.title}</h1><div class="articleText">${ps(text)}</div><div class="tools"><a href="#">Print</a> <a href="#">Email</a></div></div></div></form>`;
    return { html: frame(pieces, main, { aside: '' }), expected: text };
  }),
];
