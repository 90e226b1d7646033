/** Elements that stand on lines of their own: their ends are ends of paragraphs. */
const paragraphs = new Set(
  (
    'address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header ' +
    'hr main nav ol p pre section summary table ul'
  ).split(' '),
);
/** Elements that begin a line but no paragraph. */
const lines = new Set(['br', 'caption', 'li', 'tr']);

const escapes: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/**
 * The text of **sanitised** HTML, for judging, searching and excerpts: blocks become paragraphs with an
 * empty line between, list items and rows become lines, everything else runs on. Blank space is as a
 * browser would show it, except in `pre`.
 */
export function htmlToText(html: string): string {
  let text = '';
  let preformatted = 0;
  for (const [token, closing, name = ''] of html.matchAll(/<(\/?)([a-z\d]+)[^>]*>|[^<]+/g)) {
    if (closing === undefined) {
      const plain = unescapeHtml(token);
      text += preformatted > 0 ? plain : plain.replace(/[ \t\r\n\f]+/g, ' ');
      continue;
    }
    if (name === 'pre') preformatted += closing === '' ? 1 : -1;
    if (paragraphs.has(name)) text += '\n\n';
    else if (closing === '' && lines.has(name)) text += '\n';
    else if (closing === '' && (name === 'td' || name === 'th')) text += ' ';
  }
  return tidyText(text);
}

/** Undoes the four escapes the sanitiser writes; it resolves all other entities itself. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp);/g, (written) => escapes[written] ?? written);
}

/** No blank space around lines, no more than one empty line, none at the ends. */
function tidyText(text: string): string {
  // Line by line: one expression over all would take quadratic time for long runs of blanks.
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
