/**
 * An element of a feed's document. Names are in lower case under known prefixes (`xml-namespaces.ts`);
 * texts have their entities resolved; comments and instructions are gone.
 */
export type XmlElement = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
};

/** The child elements of one of these names, in the document's order. */
export function childrenOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && names.includes(child.name),
  );
}

/** All text inside an element, trimmed; undefined when there is none. */
export function textInside(element: XmlElement | undefined): string | undefined {
  return element && (collectText(element).trim() || undefined);
}

function collectText({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : collectText(child))).join('');
}

/** The texts of the child elements of one of these names, without empty ones. */
export function textsOf(element: XmlElement | undefined, ...names: string[]): string[] {
  return childrenOf(element, ...names)
    .map(textInside)
    .filter((text) => text !== undefined);
}

/** The value of the first of these attributes that has any, trimmed. */
export function attributeOf(element: XmlElement | undefined, ...names: string[]): string | undefined {
  return names.map((name) => element?.attributes.get(name)?.trim()).find((value) => value) || undefined;
}

export function hasElements({ children }: XmlElement): boolean {
  return children.some((child) => typeof child !== 'string');
}

/** What is inside an element as markup of HTML: the elements of XHTML lose their prefix. */
export function innerHtml({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? escapeXml(child) : outerHtml(child))).join('');
}

function outerHtml(element: XmlElement): string {
  const name = element.name.replace(/^(?:xhtml|other|svg|math):/, '');
  const attributes = [...element.attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('');
  const inside = innerHtml(element);
  return inside === '' && voidNames.has(name)
    ? `<${name}${attributes}>`
    : `<${name}${attributes}>${inside}</${name}>`;
}

/** Elements of HTML that have no end tag. */
const voidNames = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
