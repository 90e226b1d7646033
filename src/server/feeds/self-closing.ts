const voidNames = 'area base br col embed hr img input link meta param source track wbr';
/** Elements after which HTML takes everything for text until their end tag comes, or the document's end. */
const swallowing = 'iframe noembed noframes noscript script style svg template textarea title xmp';

/**
 * Gives `<x/>` its end tag. XHTML closes every element so; in HTML the slash means nothing, and a frame
 * written that way would swallow the rest of the article.
 */
export function expandSelfClosing(html: string, dialect: 'xhtml' | 'html'): string {
  const kept = new Set(voidNames.split(' '));
  const expanded = new Set(swallowing.split(' '));
  return html.replace(/<([a-z][\w-]*)((?:\s[^<>]*)?)\/>/gi, (tag, name: string, attributes: string) => {
    const lower = name.toLowerCase();
    const expand = dialect === 'xhtml' ? !kept.has(lower) : expanded.has(lower);
    return expand ? `<${name}${attributes}></${name}>` : tag;
  });
}
