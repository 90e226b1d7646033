import type { FetchFailureKind } from '#shared/fetch-failure.ts';

/** What happened, and what the owner can do about it: two texts of one or two sentences each. */
export type FailureWords = { text: string; hint: string };

type Context = {
  /** The address that failed. */
  url: string;
  detail: string;
  /** Whether we keep this feed: then we try again by ourselves. A feed that is being added is not kept yet. */
  isKept: boolean;
};

/** `again`: who tries again. */
type Words = (host: string, detail: string, again: string) => FailureWords;

/** The words for a failure, for the page, the log and the API. */
export function failureWords(kind: FetchFailureKind, { url, detail, isKept }: Context): FailureWords {
  const again = isKept ? 'Winnow tries again by itself.' : 'Try again in a while.';
  return words[kind](URL.parse(url)?.host || 'The site', detail, again);
}

const words: Record<FetchFailureKind, Words> = {
  bad_url: () => ({
    text: 'This is not a web address.',
    hint: 'Write it in full, such as https://example.org/feed.xml.',
  }),
  unsupported_scheme: (_, detail) => ({
    text: `Addresses that begin with "${detail}:" cannot be read.`,
    hint: 'Use an address that begins with https:// or http://.',
  }),
  private_address: (host, detail) => ({
    text: `${host} is on a private network (${detail}), and Winnow goes only to public addresses.`,
    hint: `If this feed is your own, add ${host} to the setting fetch.allow_private_networks and start Winnow again.`,
  }),
  dns: (host, _, again) => ({
    text: `There is no site named ${host}, or its name cannot be looked up now.`,
    hint: `Check the address for typing mistakes and this machine's connection. ${again}`,
  }),
  refused: (host, _, again) => ({
    text: `${host} refuses connections.`,
    hint: `The server may be down or the port wrong. ${again}`,
  }),
  timeout: (host, _, again) => ({
    text: `${host} did not answer in time.`,
    hint: `The server may be overloaded. ${again}`,
  }),
  tls: (host, detail) => ({
    text: `No secure connection to ${host} is possible (${detail}).`,
    hint: 'Its certificate may be wrong or expired. Open the address in a browser; if the site has no https, try http://.',
  }),
  network: (host, detail, again) => ({
    text: `The connection to ${host} broke (${detail}).`,
    hint: again,
  }),
  unauthorized: (host) => ({
    text: `${host} asks for a login.`,
    hint: 'Add the feed with the login in its address: https://name:password@example.org/feed.xml.',
  }),
  forbidden: (host) => ({
    text: `${host} does not allow Winnow to read this address.`,
    hint: 'Open the address in a browser. If it works there, the site may refuse feed readers; its owner can tell you.',
  }),
  bot_challenge: (host) => ({
    text: `${host} shows a test for humans instead of the feed.`,
    hint: "Ask the site's owner to let feed readers through, or look for another address of the same feed.",
  }),
  not_found: (host) => ({
    text: `${host} has nothing at this address.`,
    hint: "Check the address, or open the site and look for its feed's new place.",
  }),
  gone: (host) => ({
    text: `${host} says that this feed has ended for good.`,
    hint: 'Look on the site for another one. Articles that are here already stay.',
  }),
  rate_limited: (host, _, again) => ({
    text: `${host} asks to be visited less often.`,
    hint: `The site says how long to wait. ${again}`,
  }),
  server_error: (host, detail, again) => ({
    text: `${host} has a problem of its own (status ${detail}).`,
    hint: again,
  }),
  http_error: (host, detail) => ({
    text: `${host} answered with the unexpected status ${detail}.`,
    hint: 'Open the address in a browser and see what is there.',
  }),
  redirect_loop: (host) => ({
    text: `${host} sends from one address to the next without end.`,
    hint: "Open the site in a browser and copy the feed's address from there.",
  }),
  too_large: (_, detail) => ({
    text: `The document is too large (over ${detail}).`,
    hint: 'Look on the site for a feed of only the newest articles.',
  }),
  bad_compression: (host, detail, again) => ({
    text: `${host} sent a document that cannot be unpacked (${detail}).`,
    hint: `This is a fault of the server. ${again}`,
  }),
  empty: (host, _, again) => ({
    text: `${host} sent an empty document.`,
    hint: `${again} If it stays so, look on the site for another address of the feed.`,
  }),
  not_a_feed: (_, detail) => ({
    text: detail === 'html' ? 'This is a web page, not a feed.' : `This is ${detail}, not a feed.`,
    hint: 'Look for a feed link (RSS or Atom) on the site and add that address.',
  }),
  broken_xml: (_, detail, again) => ({
    text: `The feed is damaged and cannot be read (${detail}).`,
    hint: `${again} If it stays so, tell the site's owner.`,
  }),
  too_slow_to_read: () => ({
    text: 'The feed is so large or so tangled that reading it took too long.',
    hint: 'Look on the site for a feed of only the newest articles.',
  }),
};
