/** A link that may lead to a feed. `url` is absolute, http or https, without user info and fragment. */
export type PageLink = {
  url: string;
  /** What the page calls it; empty when it does not say. */
  title: string;
};

/** What a web page says about feeds, each list in the order in which its links are to be tried. */
export type PageLinks = {
  /** By `link` elements: the page promises that these are feeds. */
  declared: PageLink[];
  /** Other links that look as if they led to feeds. */
  guessed: PageLink[];
  /** Feeds that follow from what a known site writes into its pages. */
  ofSite: PageLink[];
  /** Where the page sends its visitors by itself. */
  refresh: string | null;
};

/** Links of one kind that are kept; a page with more is none that anybody could choose from. */
const mostLinks = 200;

/** Collects links, each address once. A later one may still give a name to one that has none. */
export function collectLinks() {
  const byUrl = new Map<string, PageLink>();
  const add = (link: PageLink) => {
    const known = byUrl.get(link.url);
    if (known) known.title ||= link.title;
    else if (byUrl.size < mostLinks) byUrl.set(link.url, { ...link });
  };
  return { add, list: () => [...byUrl.values()] };
}
