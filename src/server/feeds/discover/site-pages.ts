const channelId = /UC[\w-]{22}/.source;

/**
 * Where the pages of YouTube write whose they are: an element of the page, what the player is told, what the
 * page of a channel says of itself, its own address. Other channels, which are suggested, come later in each.
 */
const channelMarks = [
  new RegExp(`<meta[^<>]{0,100}itemprop="channelId"[^<>]{0,100}content="(${channelId})"`),
  new RegExp(`"videoDetails":\\{[^{}]{0,2000}?"channelId":"(${channelId})"`),
  new RegExp(`"externalChannelId":"(${channelId})"`),
  new RegExp(`"externalId":"(${channelId})"`),
  new RegExp(`<link rel="canonical" href="https://www\\.youtube\\.com/channel/(${channelId})"`),
];

/** Feeds that follow from what is written inside a site's page. */
export function readSitePage(url: URL, html: string): string[] {
  if (!/(?:^|\.)youtube\.com$/.test(url.hostname)) return [];
  for (const mark of channelMarks) {
    const id = mark.exec(html)?.[1];
    if (id) return [`https://www.youtube.com/feeds/videos.xml?channel_id=${id}`];
  }
  return [];
}
