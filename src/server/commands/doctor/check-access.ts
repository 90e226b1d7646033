import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findConfiguredPassword, findPassword, type KeptPassword } from '#server/access/password-store.ts';
import { explainRefusal } from '#server/access/protection.ts';
import type { LoadedConfig } from '#server/config/load.ts';
import { DATABASE_FILE } from '#server/database/open.ts';
import { openToRead } from '#server/database/open-to-read.ts';
import type { Finding } from './finding.ts';

/** Whether Winnow would start with what protects it, and whom it asks for a password. For a file that can be read. */
export async function checkAccess(config: LoadedConfig): Promise<Finding> {
  const { auth, server } = config;
  const kept = await readPassword(config);
  const refusal = explainRefusal(config, kept);
  if (refusal) {
    const cure = refusal.hint.replaceAll('\n', ' ');
    return { state: 'broken', text: `Winnow does not start: ${refusal.reason}`, cure };
  }
  if (kept) return { state: 'good', text: `It listens on ${server.host}, and asks for a password.` };
  if (auth.proxy_header !== undefined) {
    const proxies = server.trusted_proxies.join(', ');
    return { state: 'good', text: `Only a proxy lets people in (${proxies}, by ${auth.proxy_header}).` };
  }
  if (server.public_url === undefined && server.trusted_proxies.length === 0) {
    return { state: 'good', text: `Only this machine reaches it (${server.host}), without a password.` };
  }
  return {
    state: 'weak',
    text: 'It is set up for a proxy, and asks whoever comes that way for nothing.',
    cure: 'Set a password: npm run winnow -- password. docs/access.md tells of proxies that log people in.',
  };
}

/** That of the configuration, else the one in the database, which need not be there yet. */
async function readPassword(config: LoadedConfig): Promise<KeptPassword | null> {
  const file = join(config.data_dir, DATABASE_FILE);
  if (!existsSync(file)) return findConfiguredPassword(config);
  const { db, close } = openToRead(file);
  try {
    return await findPassword({ db, config });
  } finally {
    await close();
  }
}
