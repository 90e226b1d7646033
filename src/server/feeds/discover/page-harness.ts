// What the tests of reading pages share: one page's address, and short ways to write what is in it.

export const page = 'https://blog.example/notes/today.html';
export const feed = 'https://blog.example/feed.xml';
export const near = 'https://blog.example/notes/feed.xml';
export const link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">';
export const inHead = (head: string) =>
  `<!doctype html><html><head><title>T</title>${head}</head><body>Hello</body></html>`;
export const typed = (type: string) => inHead(`<link rel="alternate" type="${type}" href="/feed.xml">`);
export const rel = (words: string, type = ' type="application/rss+xml"') =>
  inHead(`<link rel="${words}"${type} href="/feed.xml">`);
export const href = (written: string) =>
  inHead(`<link rel="alternate" type="application/atom+xml" href=${written}>`);
export const based = (base: string, written = '"feed.xml"') =>
  inHead(`${base}<link rel=alternate type=text/xml href=${written}>`);
