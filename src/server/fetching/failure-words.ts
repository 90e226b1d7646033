import type { FailureWords, FetchFailureKind } from '#shared/fetch-failure.ts';
import { ownNetworkHidden, winnowItself } from './guarded-connect.ts';
import { unsendableLogin } from './target.ts';
import { tlsWords } from './tls-words.ts';

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
  unsupported_port: (_, detail) => ({
    text: `Port ${detail} belongs to another service than the web, so neither browsers nor Winnow go there.`,
    hint: 'Check the number after the colon in the address; most feeds need none.',
  }),
  private_address: privateWords,
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
  tls: tlsWords,
  network: networkWords,
  bad_answer: (host, detail, again) => ({
    text: `What ${host} sent is not an answer of a web server (${detail}).`,
    hint: `Check the port in the address; the server may also be damaged. ${again}`,
  }),
  unauthorized: loginWords,
  forbidden: (host) => ({
    text: `${host} does not allow Winnow to read this address.`,
    hint: 'Open the address in a browser. If it works there, the site may refuse feed readers; its owner can tell you.',
  }),
  bot_challenge: (host) => ({
    text: `${host} shows a test for humans instead of the feed.`,
    hint: "Ask the site's owner to let feed readers through, or look for another address of the same feed.",
  }),
  login_page: (host) => ({
    text: `${host} shows a login form instead of the feed.`,
    hint: 'Winnow cannot fill in forms. Many sites give members a feed address of their own: look in your account there.',
  }),
  captive_portal: (_, __, again) => ({
    text: "This network's own login page answered instead of the site.",
    hint: `Log in to the network in a browser on this machine. ${again}`,
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

function networkWords(host: string, detail: string, again: string): FailureWords {
  if (/^E(?:NET|HOST)(?:UNREACH|DOWN)$/.test(detail)) {
    return {
      text: `No way leads to ${host} now (${detail}).`,
      hint: `Check this machine's connection to the network. ${again}`,
    };
  }
  if (detail === ownNetworkHidden) {
    return {
      text: `Winnow cannot tell whether ${host} is on your own network: its system hides this machine's addresses.`,
      hint: 'Let Winnow see them; a service of systemd needs AF_NETLINK in RestrictAddressFamilies.',
    };
  }
  return {
    text: `The connection to ${host} broke (${detail}).`,
    hint: `If it happens often, the server may be overloaded or may refuse feed readers. ${again}`,
  };
}

function loginWords(host: string, detail: string): FailureWords {
  if (detail === unsendableLogin) {
    return {
      text: `The login for ${host} has characters that cannot be sent.`,
      hint: 'A name may not have a colon, and neither name nor password a line break or another control character.',
    };
  }
  if (detail === 'login refused') {
    return {
      text: `${host} does not accept the login.`,
      hint: "Check the name and the password in the feed's settings.",
    };
  }
  return { text: `${host} asks for a login.`, hint: "Give its name and password in the feed's settings." };
}

function privateWords(host: string, detail: string): FailureWords {
  if (detail === winnowItself) {
    return { text: `${host} is Winnow itself.`, hint: 'Give the address of a feed, not of this page.' };
  }
  return {
    text: `${host} is on a private network (${detail}), and Winnow goes only to public addresses.`,
    hint: `If this feed is your own, add ${host} to the setting fetch.allow_private_networks and start Winnow again.`,
  };
}
