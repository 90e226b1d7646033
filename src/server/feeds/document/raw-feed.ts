/** How a text in a feed is meant: as it stands, as markup, or (RSS says neither) as one of the two. */
export type RawText = { value: string; kind: 'text' | 'html' | 'either' };

export type RawContent = RawText & {
  /** xml:base of the element itself. */
  base?: string | undefined;
  /** xml:lang of the element, its own or inherited. */
  language?: string | undefined;
};

export type RawEnclosure = {
  url: string | undefined;
  type?: string | undefined;
  length?: number | undefined;
  durationSeconds?: number | undefined;
};

/**
 * An item as one of the formats gives it, field by field but not yet cleaned: the common ground of
 * RSS, Atom, RDF and JSON Feed. Lists are in order of preference.
 */
export type RawItem = {
  id: string | undefined;
  /** May be relative. */
  links: (string | undefined)[];
  title: RawText | undefined;
  authors: (string | undefined)[];
  published: (string | undefined)[];
  updated: (string | undefined)[];
  contents: (RawContent | undefined)[];
  /** Used as content only when there is no other. */
  summaries: (RawContent | undefined)[];
  enclosures: RawEnclosure[];
  images: (string | undefined)[];
  tags: (string | undefined)[];
  language: string | undefined;
  comments: string | undefined;
  /** xml:base of the item. */
  base: string | undefined;
};

export type RawFeed = {
  title: RawText | undefined;
  links: (string | undefined)[];
  language: string | undefined;
  ttlMinutes: number | undefined;
  base: string | undefined;
  /** What stands for the whole feed, the smallest first. */
  images: (string | undefined)[];
  items: RawItem[];
};
