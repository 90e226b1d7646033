import { normaliseMedia, parseDuration } from './normalise-media.ts';
import type { RawFeed, RawItem } from './raw-feed.ts';
import {
  type AtomLink,
  atomText,
  enclosedFiles,
  enterScope,
  findAlternate,
  findReplies,
  joinUrls,
  readLinks,
  settleScope,
  type XmlScope,
} from './read-atom.ts';
import { either, firstLanguage, personNames, updateMinutes } from './read-fields.ts';
import { attributeOf, childrenOf, textInside, textsOf, type XmlElement } from './xml-tree.ts';

/** Atom 0.3 and 1.0. `feed` is the root element. */
export function normaliseAtom(feed: XmlElement): RawFeed {
  const scope = enterScope({ base: undefined, language: undefined }, feed);
  const links = readLinks(childrenOf(feed, 'link'), scope);
  // Once for all entries: there may be tens of thousands beside them.
  const authors = firstNames(childrenOf(feed, 'author'), childrenOf(feed, 'dc:creator'));
  return {
    title: childrenOf(feed, 'title')
      .map((title) => atomText(title, scope))
      .find(Boolean),
    links: [findAlternate(links, scope.language)],
    language: firstLanguage(scope.language, ...textsOf(feed, 'dc:language', 'language')),
    ttlMinutes: updateMinutes(feed),
    base: scope.base,
    images: textsOf(feed, 'icon', 'logo'),
    items: childrenOf(feed, 'entry').map((entry) =>
      normaliseEntry(entry, { feedAuthors: authors, around: settleScope(scope) }),
    ),
  };
}

function normaliseEntry(
  entry: XmlElement,
  { feedAuthors, around }: { feedAuthors: string[]; around: XmlScope },
): RawItem {
  const entryScope = enterScope(around, entry);
  const scope = settleScope(entryScope);
  const media = normaliseMedia(entry);
  const links = readLinks(childrenOf(entry, 'link'), scope);
  const files = [
    ...enclosedFiles(links, parseDuration(textsOf(entry, 'itunes:duration')[0])),
    ...contentElsewhere(entry, scope).filter(({ type }) => /^(?:audio|image|video)\//i.test(type ?? '')),
  ];
  const textOf = (element: XmlElement) => atomText(element, scope);
  return {
    id: textsOf(entry, 'id')[0],
    links: linksOf(entry, { links, scope }),
    title:
      childrenOf(entry, 'title', 'dc:title').map(textOf).find(Boolean) ??
      (media.title ? { value: media.title, kind: 'text' } : undefined),
    authors: authorsOf(entry, feedAuthors),
    ...datesOf(entry),
    contents: childrenOf(entry, 'content').map(textOf),
    summaries: [
      ...childrenOf(entry, 'summary').map(textOf),
      media.description,
      ...childrenOf(entry, 'itunes:summary', 'description', 'dc:description').map(either),
    ],
    enclosures: [...files, ...media.enclosures],
    images: [
      ...childrenOf(entry, 'itunes:image').map((image) => attributeOf(image, 'href')),
      ...media.images,
      ...files.filter(({ type }) => type?.startsWith('image/')).map(({ url }) => url),
    ],
    tags: [...tagsOf(entry), ...media.tags],
    language: firstLanguage(
      attributeOf(entry, 'xml:lang'),
      ...textsOf(entry, 'dc:language'),
      entryScope.language,
    ),
    comments: findReplies(links) ?? textsOf(entry, 'comments')[0],
    base: entryScope.base,
  };
}

function datesOf(entry: XmlElement): Pick<RawItem, 'published' | 'updated'> {
  return {
    published: [
      'published',
      'issued',
      'created',
      'dc:date',
      'dcterms:issued',
      'dcterms:created',
      'pubdate',
    ].flatMap((name) => textsOf(entry, name)),
    updated: ['updated', 'modified', 'dcterms:modified'].flatMap((name) => textsOf(entry, name)),
  };
}

function linksOf(
  entry: XmlElement,
  { links, scope }: { links: AtomLink[]; scope: XmlScope },
): RawItem['links'] {
  const id = textsOf(entry, 'id')[0];
  // An id is no link by the specification, but one that begins with http mostly leads to the article.
  const idLink = id && /^https?:\/\//i.test(id) ? id : undefined;
  const page = findAlternate(links, scope.language);
  return [
    // FeedBurner's own links lead through a server that forgets them.
    textsOf(entry, 'feedburner:origlink')[0],
    // An empty link is the base itself, which a feed that says nothing better gives to all its entries.
    page === scope.base ? idLink : undefined,
    page,
    ...contentElsewhere(entry, scope).map(({ url }) => url),
    idLink,
    ...['related', 'via', 'self'].map((rel) => links.find((link) => link.rel === rel)?.href),
  ];
}

/** RFC 4287 §4.1.3.2: content may be a page or a file at another address. */
function contentElsewhere(
  entry: XmlElement,
  scope: XmlScope,
): { url: string | undefined; type: string | undefined }[] {
  return childrenOf(entry, 'content')
    .filter((content) => attributeOf(content, 'src') !== undefined)
    .map((content) => ({
      url: joinUrls(enterScope(scope, content).base, attributeOf(content, 'src')),
      type: attributeOf(content, 'type'),
    }));
}

/** RFC 4287 §4.2.1: an entry without authors has those of its source, else of the feed. */
function authorsOf(entry: XmlElement, feedAuthors: string[]): string[] {
  const source = childrenOf(entry, 'source')[0];
  const authors = firstNames(
    childrenOf(entry, 'author'),
    childrenOf(entry, 'dc:creator'),
    childrenOf(entry, 'itunes:author'),
    childrenOf(source, 'author'),
  );
  return authors.length > 0 ? authors : feedAuthors;
}

function firstNames(...lists: XmlElement[][]): string[] {
  return lists.map(personNames).find((names) => names.length > 0) ?? [];
}

/** RFC 4287 §4.2.2: the label is for people, the term for programs. */
function tagsOf(entry: XmlElement): (string | undefined)[] {
  return [
    ...childrenOf(entry, 'category').map(
      (category) => attributeOf(category, 'label') ?? attributeOf(category, 'term') ?? textInside(category),
    ),
    ...textsOf(entry, 'dc:subject'),
  ];
}
