/**
 * Removes what stands in the way before a document can be recognised: characters XML forbids, blank
 * space and a program's warnings before the document, a web page around it. All other damage is
 * survived by the reader (`read-xml.ts`).
 */
export function repairXml(text: string): string {
  return unwrapPreformatted(dropPreamble(dropForbidden(text).trimStart()));
}

/** XML 1.0 §2.2 allows of the control characters only tab and line ends. */
function dropForbidden(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
  return text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFEFF\uFFFE\uFFFF]/g, '');
}

/** Warnings of PHP and the like stand before the declaration. Web pages are left as they are. */
function dropPreamble(text: string): string {
  const start = text
    .slice(0, 8192)
    .search(/<\?xml\b|<!doctype\s+(?:rss|rdf|feed)\b|<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]/i);
  if (start <= 0) return text;
  return /<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, start)) ? text : text.slice(start);
}

/** Some programs serve a feed as a page that shows its source. */
function unwrapPreformatted(text: string): string {
  const page =
    /^(?:<!doctype[^<>]*>|<\/?(?:html|head|body|meta)\b[^<>]*>|\s+){0,10}<pre\b[^<>]*>\s*(?=&lt;(?:\?xml|rss|feed|rdf))/i.exec(
      text.slice(0, 2000),
    );
  if (!page) return text;
  const end = text.lastIndexOf('</pre');
  return text
    .slice(page[0].length, end === -1 ? undefined : end)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
