import { normaliseMedia, parseCount, parseDuration } from './normalise-media.ts';
import type { RawContent, RawEnclosure, RawFeed, RawItem } from './raw-feed.ts';
import { atomText, enclosedFiles, findAlternate, findReplies, readLinks } from './read-atom.ts';
import {
  addressAt,
  baseInside,
  either,
  eitherOf,
  firstLanguage,
  nameInAddress,
  personNames,
  updateMinutes,
} from './read-fields.ts';
import { attributeOf, childrenOf, hasElements, textInside, textsOf, type XmlElement } from './xml-tree.ts';

/**
 * RSS 0.9x, 1.0 (which is RDF) and 2.0, with the extensions in use: content, Dublin Core, Atom, iTunes,
 * Media, Syndication. `root` is the `rss`, `rdf` or, when that is missing, the `channel` element.
 */
export function normaliseRss(root: XmlElement): RawFeed {
  const channels = root.name === 'channel' ? [root] : childrenOf(root, 'channel');
  const channel = channels[0] ?? root;
  // RSS 1.0 has its items beside the channel, RSS 1.1 in a list; some have them in both places.
  const places = [...new Set([...channels, root])];
  const items = [...places, ...places.flatMap((place) => childrenOf(place, 'items'))].flatMap((place) =>
    childrenOf(place, 'item'),
  );
  const authors = feedAuthors(channel);
  return {
    title: eitherOf(channel, 'title', 'dc:title', 'itunes:title'),
    links: [...linksOf(channel), attributeOf(channel, 'rdf:about')],
    language: languageOf(channel, root),
    ttlMinutes: parseCount(textsOf(channel, 'ttl')[0]) ?? updateMinutes(channel),
    base: baseInside(attributeOf(root, 'xml:base'), attributeOf(channel, 'xml:base')),
    // RSS 1.0 has its image beside the channel; what podcasts have is much larger.
    images: [
      ...childrenOf(channel, 'image').map(imageAddress),
      ...childrenOf(root, 'image').map(imageAddress),
      ...childrenOf(channel, 'itunes:image', 'googleplay:image').map(imageAddress),
    ],
    items: items.map((item) => normaliseItem(item, authors)),
  };
}

function normaliseItem(item: XmlElement, feedAuthors: string[]): RawItem {
  const media = normaliseMedia(item);
  const atomLinks = childrenOf(item, 'atom:link');
  const enclosures = [...enclosuresOf(item), ...media.enclosures];
  const authors = authorsOf(item);
  return {
    id:
      textsOf(item, 'guid')[0] ??
      attributeOf(item, 'rdf:about') ??
      textsOf(item, 'atom:id', 'id', 'dc:identifier')[0],
    links: [
      // FeedBurner's own links lead through a server that forgets them.
      textsOf(item, 'feedburner:origlink')[0],
      ...linksOf(item),
      permalink(item),
      attributeOf(item, 'rdf:about'),
    ],
    title: eitherOf(item, 'title', 'dc:title', 'itunes:title', 'atom:title') ?? titleOf(media.title),
    authors: authors.length > 0 ? authors : feedAuthors,
    published: [
      ...textsOf(item, 'pubdate'),
      ...textsOf(item, 'dc:date'),
      ...textsOf(item, 'dcterms:issued', 'dcterms:created', 'dcterms:date', 'dcterms:available'),
      ...textsOf(item, 'atom:published', 'atom:issued', 'published', 'date'),
    ],
    updated: textsOf(
      item,
      'atom:updated',
      'atom:modified',
      'dcterms:modified',
      'updated',
      'modified',
      'lastbuilddate',
    ),
    contents: contentsOf(item),
    summaries: [
      ...childrenOf(item, 'dc:description', 'dcterms:abstract').map(either),
      ...childrenOf(item, 'atom:summary').map((text) => atomText(text)),
      media.description,
      ...childrenOf(item, 'itunes:summary', 'googleplay:description', 'itunes:subtitle').map(either),
    ],
    enclosures,
    images: [...imagesOf(item), ...media.images, ...enclosures.filter(isPicture).map(({ url }) => url)],
    tags: [...tagsOf(item), ...media.tags],
    language: languageOf(item, ...childrenOf(item, 'content:encoded', 'description', 'title')),
    comments: commentsOf(item) ?? findReplies(readLinks(atomLinks)),
    base: attributeOf(item, 'xml:base'),
  };
}

function linksOf(parent: XmlElement): (string | undefined)[] {
  const own = childrenOf(parent, 'link');
  return [
    ...own.map((link) => addressAt(link, textInside(link))),
    findAlternate(readLinks(own)),
    findAlternate(readLinks(childrenOf(parent, 'atom:link'))),
  ];
}

/** A guid that is a link: RSS 2.0 takes every guid for one unless it says otherwise. */
function permalink(item: XmlElement): string | undefined {
  const guid = childrenOf(item, 'guid')[0];
  const value = textInside(guid);
  const isPermalink = attributeOf(guid, 'ispermalink')?.toLowerCase() !== 'false';
  return isPermalink && value && /^https?:\/\//i.test(value) ? value : undefined;
}

/** Where one kind of author is given, the others mostly are the same persons in another form. */
function authorsOf(item: XmlElement): string[] {
  const creators = textsOf(item, 'dc:creator', 'dcterms:creator').map((name) => nameInAddress(name) ?? name);
  if (creators.length > 0) return creators;
  for (const name of ['author', 'atom:author', 'itunes:author', 'googleplay:author', 'dc:contributor']) {
    const names = personNames(childrenOf(item, name));
    if (names.length > 0) return names;
  }
  return [];
}

/** Who writes a feed writes its items. An address alone belongs to who answers letters. */
function feedAuthors(channel: XmlElement): string[] {
  const authors = authorsOf(channel);
  const names = authors.length > 0 ? authors : personNames(childrenOf(channel, 'managingeditor'));
  return names.filter((name) => !name.includes('@'));
}

function contentsOf(item: XmlElement): (RawContent | undefined)[] {
  // The content module had another form before `content:encoded`.
  const values = childrenOf(item, 'content:items')
    .flatMap((items) => childrenOf(items, 'rdf:bag', 'rdf:seq'))
    .flatMap((list) => childrenOf(list, 'rdf:li'))
    .flatMap((entry) => childrenOf(entry, 'content:item'))
    .flatMap((content) => childrenOf(content, 'rdf:value'));
  return [
    ...childrenOf(item, 'content:encoded').map(either),
    ...values.map(either),
    ...childrenOf(item, 'atom:content').map((text) => atomText(text)),
    ...childrenOf(item, 'xhtml:body', 'xhtml:div', 'body', 'fulltext', 'content').map(either),
    ...childrenOf(item, 'description', 'summary').map(either),
  ];
}

function enclosuresOf(item: XmlElement): RawEnclosure[] {
  const duration = parseDuration(textsOf(item, 'itunes:duration')[0]);
  // RSS 1.0 has a module for what RSS 2.0 has in its core.
  const own = childrenOf(item, 'enclosure', 'enc:enclosure').map((enclosure) => ({
    url: attributeOf(enclosure, 'url', 'href', 'rdf:resource') ?? textInside(enclosure),
    type: attributeOf(enclosure, 'type', 'enc:type'),
    length: parseCount(attributeOf(enclosure, 'length', 'enc:length')),
    durationSeconds: duration,
  }));
  const all = [...own, ...enclosedFiles(readLinks(childrenOf(item, 'atom:link', 'link')), duration)];
  return all.map((one) => (isPicture(one) ? { ...one, durationSeconds: undefined } : one));
}

function isPicture({ type }: RawEnclosure): boolean {
  return type?.toLowerCase().startsWith('image/') ?? false;
}

function imagesOf(item: XmlElement): (string | undefined)[] {
  return childrenOf(item, 'itunes:image', 'googleplay:image', 'image', 'thumbnail').map(imageAddress);
}

function imageAddress(image: XmlElement): string | undefined {
  return (
    attributeOf(image, 'href') ??
    attributeOf(image, 'url') ??
    textsOf(image, 'url')[0] ??
    (hasElements(image) ? undefined : textInside(image))
  );
}

function tagsOf(item: XmlElement): (string | undefined)[] {
  const ofItunes = childrenOf(item, 'itunes:category').flatMap((category) => [
    category,
    ...childrenOf(category, 'itunes:category'),
  ]);
  return [
    ...childrenOf(item, 'category', 'atom:category').map(
      (category) => textInside(category) ?? attributeOf(category, 'label') ?? attributeOf(category, 'term'),
    ),
    ...textsOf(item, 'dc:subject', 'dcterms:subject'),
    ...ofItunes.map((category) => attributeOf(category, 'text')),
    ...textsOf(item, 'itunes:keywords').flatMap((keywords) => keywords.split(',')),
  ];
}

function languageOf(element: XmlElement, ...others: XmlElement[]): string | undefined {
  return firstLanguage(
    ...textsOf(element, 'language'),
    ...textsOf(element, 'dc:language', 'dcterms:language'),
    ...[element, ...others].map((one) => attributeOf(one, 'xml:lang')),
  );
}

/** Some put the number of comments where their address belongs. */
function commentsOf(item: XmlElement): string | undefined {
  return textsOf(item, 'comments').find((text) => !/^\d+$/.test(text));
}

function titleOf(value: string | undefined): RawContent | undefined {
  return value ? { value, kind: 'either' } : undefined;
}
