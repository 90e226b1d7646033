import { type HtmlParent, isElement } from '#server/feeds/html/parse-html.ts';

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const plainName = /^[a-z][a-z\d:-]*$/;

/**
 * Writes a tree as markup that the strictest parser reads: every element closed, every attribute in quotes, no
 * comments. What has a name that no element or attribute can have in XML goes; the content of such an element stays.
 */
export function writeWellFormed(parent: HtmlParent): string {
  let written = '';
  for (const node of parent.childNodes) {
    if (!isElement(node)) {
      if (node.nodeName === '#text' && 'value' in node) written += escapeText(node.value);
      continue;
    }
    const { tagName } = node;
    if (!plainName.test(tagName)) {
      written += writeWellFormed(node);
      continue;
    }
    const attributes = node.attrs
      .filter(({ name }) => plainName.test(name))
      .map(({ name, value }) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`)
      .join('');
    written += voidElements.has(tagName)
      ? `<${tagName}${attributes} />`
      : `<${tagName}${attributes}>${writeWellFormed(node)}</${tagName}>`;
  }
  return written;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
