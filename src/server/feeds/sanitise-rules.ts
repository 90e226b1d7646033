/** Every element an article may contain. Others lose their tags and keep their text. */
export const allowedTags = [
  'a', 'abbr', 'address', 'article', 'aside', 'audio', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption',
  'cite', 'code', 'col', 'colgroup', 'data', 'dd', 'del', 'details', 'dfn', 'div', 'dl', 'dt', 'em',
  'figcaption', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'iframe',
  'img', 'ins', 'kbd', 'li', 'main', 'mark', 'nav', 'ol', 'p', 'picture', 'pre', 'q', 'rp', 'rt', 'ruby',
  's', 'samp', 'section', 'small', 'source', 'span', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody',
  'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul', 'var', 'video', 'wbr',
];

/** Elements whose text is not for reading either. */
export const droppedWithContent = [
  'script', 'style', 'template', 'noscript', 'noembed', 'noframes', 'object', 'applet', 'svg', 'math', 'canvas',
  'textarea', 'select', 'option', 'button', 'title', 'head', 'xmp', 'plaintext', 'frameset',
];

/** No class, id, style or event handler on anything: names could clash with the page's own. */
export const allowedAttributes: Record<string, string[]> = {
  '*': ['dir', 'lang', 'title'],
  a: ['href', 'rel', 'referrerpolicy'],
  audio: ['src', 'controls', 'preload'],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  data: ['value'],
  del: ['cite', 'datetime'],
  details: ['open'],
  iframe: ['src', 'width', 'height', 'sandbox', 'loading', 'referrerpolicy', 'allowfullscreen'],
  img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding', 'referrerpolicy'],
  ins: ['cite', 'datetime'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  q: ['cite'],
  source: ['src', 'srcset', 'sizes', 'media', 'type'],
  td: ['colspan', 'rowspan', 'headers'],
  th: ['colspan', 'rowspan', 'scope', 'headers'],
  time: ['datetime'],
  video: ['src', 'controls', 'preload', 'poster', 'width', 'height'],
};

/** Older names of elements that are still to be read as what they meant. */
export const renamedTags: Record<string, string> = { strike: 's', acronym: 'abbr', tt: 'code', dir: 'ul' };
