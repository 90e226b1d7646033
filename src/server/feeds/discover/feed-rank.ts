/** What tells a site's main feed from others: 0 for a main one, 1 for a part of a site, 2 for comments. */
export type FeedRank = 0 | 1 | 2;

const commentsPath = /(?:^|[/_.-])(?:all-?|recent-?)?comments?(?:$|[/_.-])/i;
const commentsQuery = /[?&]feed=comments-/i;
/** Names of feeds of comments in the languages of the most common blogs. */
const commentsTitle =
  /^(?:re:|comments?\s+(?:on|for|to|about|feed))|\b(?:comments|comments? feed|commentaires|comentarios|comentários|commenti|reacties)\b|kommentare?\b|комментарии|コメント|评论|評論|댓글/iu;

const partPath =
  /\/(?:category|categories|tags?|authors?|labels?)\/|\/feeds\/posts\/(?:default|summary)\/-\//i;
const partQuery = /[?&](?:cat|category|tag|author)=/i;
const partTitle = /\b(?:category|tag|author) feed\s*$/i;

/** `titles`: what the page and the feed itself call it. */
export function rankFeed(address: string, titles: string[], pageUrl: string): FeedRank {
  const url = URL.parse(address);
  if (!url) return 0;
  const isComments =
    commentsPath.test(url.pathname) ||
    commentsQuery.test(url.search) ||
    titles.some((title) => commentsTitle.test(title));
  if (isComments) return 2;
  // On a page that is itself about a part of a site, that part is what is wanted.
  if (isPart(URL.parse(pageUrl))) return 0;
  return isPart(url) || titles.some((title) => partTitle.test(title)) ? 1 : 0;
}

function isPart(url: URL | null): boolean {
  return url !== null && (partPath.test(url.pathname) || partQuery.test(url.search));
}
