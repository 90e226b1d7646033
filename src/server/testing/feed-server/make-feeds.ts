/** An article as the makers write it. Times are epoch milliseconds. */
export type MadeItem = {
  title: string;
  url: string;
  /** The guid or id; the URL when left out. */
  id?: string;
  html: string;
  /** Plain text. */
  summary?: string;
  publishedAt?: number;
  author?: string;
  tags?: readonly string[];
  audio?: { url: string; type: string; length: number };
};

export type MadeFeed = {
  title: string;
  siteUrl: string;
  language?: string;
  ttlMinutes?: number;
  items: readonly MadeItem[];
};

/** RSS 2.0, with the whole text in content:encoded and a summary, if any, in the description. */
export function makeRss(feed: MadeFeed): string {
  const items = feed.items.map((item) =>
    element('item', [
      element('title', escapeXml(item.title)),
      element('link', escapeXml(item.url)),
      `<guid isPermaLink="false">${escapeXml(item.id ?? item.url)}</guid>`,
      item.author === undefined ? '' : element('dc:creator', escapeXml(item.author)),
      item.publishedAt === undefined ? '' : element('pubDate', new Date(item.publishedAt).toUTCString()),
      ...(item.tags ?? []).map((tag) => element('category', escapeXml(tag))),
      item.summary === undefined ? '' : element('description', escapeXml(item.summary)),
      element('content:encoded', cdata(item.html)),
      item.audio === undefined
        ? ''
        : `<enclosure url="${escapeXml(item.audio.url)}" type="${item.audio.type}" length="${item.audio.length}"/>`,
    ]),
  );
  const head = [
    element('title', escapeXml(feed.title)),
    element('link', escapeXml(feed.siteUrl)),
    element('description', escapeXml(feed.title)),
    feed.language === undefined ? '' : element('language', feed.language),
    feed.ttlMinutes === undefined ? '' : element('ttl', `${feed.ttlMinutes}`),
  ];
  const names =
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  return `${declaration}<rss version="2.0" ${names}>${element('channel', [...head, ...items])}</rss>\n`;
}

/** Atom 1.0 with the content as escaped HTML. */
export function makeAtom(feed: MadeFeed): string {
  const updated = Math.max(0, ...feed.items.map((item) => item.publishedAt ?? 0));
  const entries = feed.items.map((item) =>
    element('entry', [
      element('title', escapeXml(item.title)),
      `<link rel="alternate" href="${escapeXml(item.url)}"/>`,
      element('id', escapeXml(item.id ?? item.url)),
      element('updated', isoDate(item.publishedAt ?? updated)),
      item.publishedAt === undefined ? '' : element('published', isoDate(item.publishedAt)),
      item.author === undefined ? '' : element('author', [element('name', escapeXml(item.author))]),
      ...(item.tags ?? []).map((tag) => `<category term="${escapeXml(tag)}"/>`),
      item.summary === undefined ? '' : element('summary', escapeXml(item.summary)),
      `<content type="html">${escapeXml(item.html)}</content>`,
      item.audio === undefined
        ? ''
        : `<link rel="enclosure" href="${escapeXml(item.audio.url)}" type="${item.audio.type}" length="${item.audio.length}"/>`,
    ]),
  );
  const language = feed.language === undefined ? '' : ` xml:lang="${feed.language}"`;
  const head = [
    element('title', escapeXml(feed.title)),
    element('id', escapeXml(feed.siteUrl)),
    `<link rel="alternate" href="${escapeXml(feed.siteUrl)}"/>`,
    element('updated', isoDate(updated)),
  ];
  return `${declaration}<feed xmlns="http://www.w3.org/2005/Atom"${language}>${[...head, ...entries].join('')}</feed>\n`;
}

/** RSS 1.0, which is RDF: the items stand beside the channel. */
export function makeRdf(feed: MadeFeed): string {
  const items = feed.items.map(
    (item) =>
      `<item rdf:about="${escapeXml(item.id ?? item.url)}">${[
        element('title', escapeXml(item.title)),
        element('link', escapeXml(item.url)),
        item.author === undefined ? '' : element('dc:creator', escapeXml(item.author)),
        item.publishedAt === undefined ? '' : element('dc:date', isoDate(item.publishedAt)),
        ...(item.tags ?? []).map((tag) => element('dc:subject', escapeXml(tag))),
        element('description', escapeXml(item.summary ?? item.html)),
        element('content:encoded', cdata(item.html)),
      ].join('')}</item>`,
  );
  const order = feed.items.map((item) => `<rdf:li rdf:resource="${escapeXml(item.id ?? item.url)}"/>`);
  const channel = `<channel rdf:about="${escapeXml(feed.siteUrl)}">${[
    element('title', escapeXml(feed.title)),
    element('link', escapeXml(feed.siteUrl)),
    element('description', escapeXml(feed.title)),
    feed.language === undefined ? '' : element('dc:language', feed.language),
    element('items', [element('rdf:Seq', order)]),
  ].join('')}</channel>`;
  const names =
    'xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
  return `${declaration}<rdf:RDF ${names}>${channel}${items.join('')}</rdf:RDF>\n`;
}

/** JSON Feed 1.1. */
export function makeJsonFeed(feed: MadeFeed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.siteUrl,
    language: feed.language,
    items: feed.items.map((item) => ({
      id: item.id ?? item.url,
      url: item.url,
      title: item.title,
      content_html: item.html,
      summary: item.summary,
      date_published: item.publishedAt === undefined ? undefined : isoDate(item.publishedAt),
      authors: item.author === undefined ? undefined : [{ name: item.author }],
      tags: item.tags,
      attachments: item.audio && [
        { url: item.audio.url, mime_type: item.audio.type, size_in_bytes: item.audio.length },
      ],
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';

function element(name: string, content: string | readonly string[]): string {
  return `<${name}>${typeof content === 'string' ? content : content.join('')}</${name}>\n`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function isoDate(time: number): string {
  return new Date(time).toISOString();
}
