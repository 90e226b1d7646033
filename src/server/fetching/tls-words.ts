import type { FailureWords } from '#shared/fetch-failure.ts';

type Cause = { codes: RegExp; words: (host: string, again: string) => FailureWords };

/** By OpenSSL's names for what is wrong with a certificate, and Node's for a handshake that fails. */
const causes: Cause[] = [
  {
    codes: /^CERT_HAS_EXPIRED$/,
    words: (host, again) => ({
      text: `The certificate of ${host} has expired.`,
      hint: `The site's owner has to renew it; if many sites say so, check this machine's clock. ${again}`,
    }),
  },
  {
    codes: /^CERT_NOT_YET_VALID$/,
    words: (host, again) => ({
      text: `The certificate of ${host} is not valid yet.`,
      hint: `Check this machine's date and time. ${again}`,
    }),
  },
  {
    codes: /SELF_SIGNED/,
    words: (host) => ({
      text: `${host} signed its certificate itself, so nobody vouches that it is ${host}.`,
      hint: "If the site is your own, give Node.js its certificate with NODE_EXTRA_CA_CERTS; else ask the site's owner.",
    }),
  },
  {
    codes: /ALTNAME_INVALID|HOSTNAME_MISMATCH/,
    words: (host) => ({
      text: `${host} shows the certificate of another site.`,
      hint: 'Check the address for a typing mistake, or try it with or without "www.".',
    }),
  },
  {
    codes: /^UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)/,
    words: (host, again) => ({
      text: `The certificate of ${host} comes without the one that vouches for it.`,
      hint: `Browsers may still know it; the site's owner can mend its server. ${again}`,
    }),
  },
  {
    codes: /REVOKED/,
    words: (host) => ({
      text: `The certificate of ${host} has been called back.`,
      hint: "The site's owner has to get a new one.",
    }),
  },
  {
    codes: /^EPROTO$|WRONG_VERSION|PACKET_LENGTH|HTTP_REQUEST|UNKNOWN_PROTOCOL/,
    words: (host) => ({
      text: `${host} does not speak https on this port.`,
      hint: 'Try the address with http:// instead of https://.',
    }),
  },
  {
    codes: /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|TOO_SMALL|TOO_WEAK/,
    words: (host) => ({
      text: `${host} knows only kinds of https that are no longer safe, or none that Winnow knows.`,
      hint: "The site's owner has to renew the server; some such sites have the feed under http:// as well.",
    }),
  },
];

/** The words for a secure connection that failed; `code` tells why. */
export function tlsWords(host: string, code: string, again: string): FailureWords {
  const cause = causes.find(({ codes }) => codes.test(code));
  if (cause) return cause.words(host, again);
  return {
    text: `No secure connection to ${host} is possible (${code}).`,
    hint: 'Its certificate may be wrong. Open the address in a browser; if the site has no https, try http://.',
  };
}
