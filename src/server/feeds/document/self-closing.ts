/** Elements after which HTML takes everything for text until their end tag comes, or the document's end. */
const swallowing = new Set(
  'iframe noembed noframes noscript script style svg template textarea title xmp'.split(' '),
);

/**
 * Gives `<iframe/>` and its like their end tag. In HTML the slash means nothing, and a frame written that
 * way would swallow the rest of the article.
 */
export function expandSelfClosing(html: string): string {
  return html.replace(/<([a-z][\w-]*)((?:\s[^<>]*)?)\/>/gi, (tag, name: string, attributes: string) =>
    swallowing.has(name.toLowerCase()) ? `<${name}${attributes}></${name}>` : tag,
  );
}
