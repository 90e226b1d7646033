import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { replacePassword } from '#server/access/change-password.ts';
import { hashPassword } from '#server/access/password-hash.ts';
import { type LoadedConfig, loadConfig } from '#server/config/load.ts';
import { DataFolderInUseError, lockDataFolder } from '#server/database/lock-data-folder.ts';
import { openDatabase } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import { findPasswordProblem } from '#shared/password-rules.ts';
import type { Command, Surroundings } from './surroundings.ts';

const USAGE = `npm run winnow -- password            asks for a password and keeps its hash in the database
npm run winnow -- password --print    asks, and prints the hash for auth.password_hash; changes nothing
npm run winnow -- password --remove   takes the password away
A password that comes through a pipe is not asked for. Winnow may be running meanwhile.
`;

type Input = NodeJS.ReadStream | NodeJS.ReadableStream;

/** The command `password`, which reads from `input`. */
export function makePasswordCommand(input: Input): Command {
  return async (args, surroundings) => {
    const { values } = parseArgs({ args, options });
    if (values.help) {
      surroundings.write(USAGE);
      return 0;
    }
    const read = () => readNewPassword(input, surroundings.say);
    if (values.print) surroundings.write(`${await hashPassword(await read())}\n`);
    else await changeKeptPassword(surroundings, values.remove ? null : read);
    return 0;
  };
}

const options = {
  print: { type: 'boolean' },
  remove: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** `read`: asks for the new one; null takes the password away. */
async function changeKeptPassword(
  { environment, now, say }: Surroundings,
  read: (() => Promise<string>) | null,
): Promise<void> {
  const config = loadConfig(environment);
  refuseConfigured(config);
  const hash = read === null ? null : await hashPassword(await read());
  const lock = lockUnlessInUse(config.data_dir);
  try {
    const { db, close } = await openDatabase(config.data_dir, { beside: lock === undefined });
    const change = { hash, now: now(), but: null };
    await db
      .transaction()
      .execute((transaction) => replacePassword(transaction, change))
      .finally(close);
  } finally {
    lock?.release();
  }
  say(
    hash === null
      ? 'The password is removed. Winnow is open to everybody on this machine, and starts on no other address.\n'
      : 'The password is set, and every browser is logged out. It counts at once, also while Winnow runs.\n',
  );
}

/** Undefined while Winnow runs, which is no hindrance. */
function lockUnlessInUse(dataDir: string): ReturnType<typeof lockDataFolder> | undefined {
  try {
    return lockDataFolder(dataDir);
  } catch (error) {
    if (error instanceof DataFolderInUseError) return undefined;
    throw error;
  }
}

function refuseConfigured({ auth }: LoadedConfig): void {
  if (auth.password_hash === undefined) return;
  throw new AppError('password_is_configured', 'The configuration names the password: auth.password_hash.', {
    hint: 'Change it there; --print makes a hash.',
  });
}

async function readNewPassword(input: Input, say: (text: string) => void): Promise<string> {
  const password =
    'isTTY' in input && input.isTTY === true ? await askTwice(input, say) : await readAll(input);
  // Nobody could type it into the login page.
  const problem = /[\r\n]/.test(password) ? 'It is more than one line.' : findPasswordProblem(password);
  if (problem !== null)
    throw new AppError('invalid_request', 'This password cannot be used.', { hint: problem });
  return password;
}

/** What is typed is not shown, so a slip is only noticed the second time. */
async function askTwice(input: Input, say: (text: string) => void): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: true });
  // Ctrl+C and Ctrl+D are an answer too.
  const given = Promise.withResolvers<never>();
  lines.once('close', () => given.reject(new AppError('conflict', 'Nothing was changed.')));
  const ask = async (question: string) => {
    say(question);
    const answer = await Promise.race([lines.question(''), given.promise]);
    say('\n');
    return answer;
  };
  try {
    const first = await ask('New password (it is not shown): ');
    if (first === (await ask('Once more: '))) return first;
    throw new AppError('conflict', 'The two are not the same. Nothing was changed.');
  } finally {
    given.promise.catch(() => undefined);
    lines.close();
  }
}

async function readAll(input: Input): Promise<string> {
  let text = '';
  for await (const chunk of input) text += chunk;
  return text.replace(/\r?\n$/, '');
}
