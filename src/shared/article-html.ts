/**
 * What the HTML of an article may consist of. The server keeps nothing else when it stores an article, and
 * the page's own cleaning allows nothing else when it shows one.
 *
 * None of these elements changes how the text after it is read (no raw text, no SVG or MathML, no
 * templates, no forms), so no two HTML parsers can disagree about where an element begins or ends.
 */
export const articleElements: readonly string[] = (
  'a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details ' +
  'dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins kbd li main mark nav ' +
  'ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot ' +
  'th thead time tr u ul var video wbr'
).split(' ');

/**
 * The attributes of each element; `*` is for all. No class, style, name or event handler on anything: they
 * could imitate the page or clash with it. An id always begins with `articleIdPrefix`.
 */
export const articleAttributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['dir', 'id', 'lang', 'title'],
  a: ['href', 'rel', 'referrerpolicy'],
  audio: ['src', 'controls', 'preload'],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'datetime'],
  details: ['open'],
  iframe: ['src', 'width', 'height', 'sandbox', 'loading', 'referrerpolicy', 'allowfullscreen'],
  img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding', 'referrerpolicy'],
  ins: ['cite', 'datetime'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  q: ['cite'],
  source: ['src', 'srcset', 'sizes', 'media', 'type'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
  video: ['src', 'controls', 'preload', 'poster', 'width', 'height'],
};

/** Before the ids that footnotes jump to, so that none can be taken for a name of the page's own. */
export const articleIdPrefix = 'user-content-';

/** Where the players come from that an article may embed; the page's policy frames nothing else. */
export const playerOrigins: readonly string[] = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
];
