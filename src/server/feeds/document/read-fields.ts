import type { RawContent } from './raw-feed.ts';
import {
  attributeOf,
  childrenOf,
  hasElements,
  innerHtml,
  textInside,
  textsOf,
  type XmlElement,
} from './xml-tree.ts';

// How single fields are read from a feed's elements, whatever the format around them.

/** A text of RSS, which may be text or markup; markup that nobody escaped is markup. */
export function either(element: XmlElement | undefined): RawContent | undefined {
  if (!element) return undefined;
  const base = attributeOf(element, 'xml:base');
  if (hasElements(element)) return markup(element, base);
  const value = textInside(element);
  return value ? { value, kind: 'either', base } : undefined;
}

/** The first of the child elements of these names that has anything in it, in the order of the names. */
export function eitherOf(parent: XmlElement | undefined, ...names: string[]): RawContent | undefined {
  return names
    .flatMap((name) => childrenOf(parent, name))
    .map(either)
    .find((content) => content !== undefined);
}

function markup(element: XmlElement, base: string | undefined): RawContent | undefined {
  const value = innerHtml(element).trim();
  return value ? { value, kind: 'html', base } : undefined;
}

/** An xml:base inside another one. */
export function baseInside(outer: string | undefined, inner: string | undefined): string | undefined {
  if (outer === undefined || inner === undefined) return inner ?? outer;
  return URL.parse(inner, outer)?.href ?? outer;
}

/** An address of an element, made absolute when the element has an absolute xml:base of its own. */
export function addressAt(element: XmlElement | undefined, address: string | undefined): string | undefined {
  const base = attributeOf(element, 'xml:base');
  return address && base ? (URL.parse(address, base)?.href ?? address) : address;
}

/** The names of authors written as in Atom, or their addresses; text alone is a name. */
export function personNames(persons: XmlElement[]): string[] {
  return persons
    .map((person) => {
      const parts = ['name', 'atom:name', 'email', 'atom:email', 'uri', 'atom:uri', 'url', 'homepage'];
      const name = parts.flatMap((part) => textsOf(person, part))[0];
      return name ?? (hasElements(person) ? undefined : nameInAddress(textInside(person)));
    })
    .filter((name) => name !== undefined);
}

/**
 * The name in `ann@e.org (Ann)`, `Ann <ann@e.org>` or `"Ann" ann@e.org`; without any, the address. Of
 * several persons with addresses all, as `Ann, Bob`.
 */
export function nameInAddress(text: string | undefined): string | undefined {
  if (!text?.includes('@') || text.length > 1000) return text;
  const persons = text.replace(/mailto:/gi, ' ').split(/[,;](?=[^,;]*@)/);
  return persons.map(onePerson).join(', ');
}

function onePerson(text: string): string {
  const withoutAddress = text.replace(/[<([]?\s*[^\s@<>()[\],;"]+@[^\s@<>()[\],;"]+\s*[>)\]]?/g, ' ');
  return withoutMarks(withoutAddress) || withoutMarks(text);
}

function withoutMarks(text: string): string {
  return text.replace(/^[\s"'([<,;:-]+|[\s"')\]>,;:-]+$/g, '').replace(/\s+/g, ' ');
}

/** Minutes of the syndication module, which counts how often (`updateFrequency`) in a period. */
export function updateMinutes(feed: XmlElement): number | undefined {
  const periods: Record<string, number> = {
    hourly: 60,
    daily: 1440,
    weekly: 10_080,
    monthly: 43_200,
    yearly: 525_600,
  };
  const period = periods[textsOf(feed, 'sy:updateperiod')[0]?.toLowerCase() ?? ''];
  const frequency = Number(textsOf(feed, 'sy:updatefrequency')[0] ?? 1);
  return period !== undefined && frequency > 0 ? period / frequency : undefined;
}

/** The first of some languages that can be one: `de`, `en-GB`, `pt_BR`, not `German`. */
export function firstLanguage(...languages: (string | undefined)[]): string | undefined {
  return languages.find((language) => /^\s*[a-z]{2,3}(?:[-_]|\s*$)/i.test(language ?? ''));
}
