export type Login = { user: string; password: string };

/**
 * The Authorization header of a login (RFC 7617): UTF-8, composed characters. Null for a login that the
 * scheme cannot carry: with control characters, or with a colon in the name.
 */
export function basicAuthorization({ user, password }: Login): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what RFC 7617 forbids.
  if (/[\0-\x1f\x7f]/.test(user + password) || user.includes(':')) return null;
  const login = `${user}:${password}`.normalize('NFC');
  return `Basic ${Buffer.from(login, 'utf8').toString('base64')}`;
}

/** The login written in an address, or null. */
export function loginOfUrl(url: URL): Login | null {
  if (url.username === '' && url.password === '') return null;
  return { user: decode(url.username), password: decode(url.password) };
}

/**
 * Whether a login for one address may be sent to another: to the same origin, and where the same host now
 * speaks https. Both by their own ports: what listens on another one may be somebody else's.
 */
export function mayTakeLogin(given: URL, other: URL): boolean {
  const isUpgrade =
    given.protocol === 'http:' && other.protocol === 'https:' && given.port === '' && other.port === '';
  return given.origin === other.origin || (isUpgrade && given.hostname === other.hostname);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
