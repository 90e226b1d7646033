import type { AccessState } from '#shared/access.ts';

export type Protection = { tone: 'good' | 'plain' | 'warn'; text: string; advice: string | null };

/** One sentence on what protects Winnow, and what to do where that is not enough. */
export function describeProtection(state: AccessState): Protection {
  const { you, listens_on: listensOn, password, proxy_header: header, public_url: publicUrl } = state;
  const untrusted = you.untrusted_proxy
    ? 'This page came through a proxy that Winnow does not trust: all its visitors look like one, also to the limits on wrong passwords. Name it in server.trusted_proxies.'
    : null;
  if (password !== 'none') {
    const proxy = header === null ? '' : ', and the proxy lets in whom it has logged in';
    return { tone: 'good', text: `A password protects Winnow${proxy}.`, advice: untrusted };
  }
  if (header !== null)
    return { tone: 'good', text: 'Only whom the proxy has logged in comes in.', advice: null };
  if (you.untrusted_proxy || publicUrl !== null || you.trusted_proxy !== null) {
    return {
      tone: 'warn',
      text: 'Nothing of Winnow’s own protects it: whoever comes through the proxy in front of it sees and changes everything.',
      advice: 'Set a password below, unless that proxy asks for one itself.',
    };
  }
  const only = listensOn.loopback ? 'Only this machine reaches Winnow' : 'Winnow is open';
  return { tone: 'plain', text: `${only}, so it asks for no password.`, advice: null };
}

export function listenWords({ host, loopback }: AccessState['listens_on']): string {
  if (loopback) return `${host}, which only this machine reaches`;
  const everywhere = host === '0.0.0.0' || host === '::';
  return everywhere ? `${host}: every address of this machine` : `${host}, which other machines reach`;
}

/** How the request came that is shown: "127.0.0.1, logged in with the password". */
export function describeVisit({
  via,
  user,
  address,
  trusted_proxy: proxy,
  https,
}: AccessState['you']): string {
  const ways: Record<typeof via, string> = {
    open: 'without a password',
    session: 'logged in with the password',
    token: 'with a token',
    proxy: `logged in by the proxy as ${user}`,
  };
  const through = proxy === null ? '' : ` through the proxy ${proxy}${https ? ', https' : ', not https'}`;
  return `${address}${through}, ${ways[via]}`;
}
