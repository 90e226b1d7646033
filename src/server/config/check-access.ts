import { parseNetwork } from './networks.ts';
import type { Config } from './schema.ts';

/** Mistakes in what says who may come in, each with its key. Whether a password is there, only the database knows. */
export function checkAccess({ server, auth }: Pick<Config, 'server' | 'auth'>): string[] {
  const mistakes = server.trusted_proxies
    .filter((entry) => parseNetwork(entry) === null)
    .map(
      (entry) => `server.trusted_proxies: ${entry} is neither an address nor a network such as 10.0.0.0/8`,
    );
  if (auth.proxy_header === undefined) return mistakes;
  if (server.trusted_proxies.length === 0) {
    mistakes.push(
      `auth.proxy_header: anybody could send ${auth.proxy_header}; name the proxy that may in server.trusted_proxies`,
    );
  }
  const everybody = server.trusted_proxies.find((entry) => parseNetwork(entry)?.[1] === 0);
  if (everybody !== undefined) {
    mistakes.push(
      `server.trusted_proxies: ${everybody} is everybody, who could then send ${auth.proxy_header}; name the proxy alone`,
    );
  }
  return mistakes;
}
