import { toTime, toTimeOrNull } from '#server/platform/time.ts';
import type { CreatedToken, NewToken, Token } from '#shared/access.ts';
import { AppError } from '#shared/app-error.ts';
import type { AccessDeps } from './access-deps.ts';
import { isSecretOf, makeSecret, SECRET_PATTERN } from './secrets.ts';
import {
  countTokens,
  deleteToken,
  findToken,
  insertToken,
  listTokens,
  noteTokenUse,
  type TokenRow,
} from './token-queries.ts';

type TokenDeps = Pick<AccessDeps, 'db' | 'clock' | 'bus'>;

/** As for sessions: rarely enough that reading stays reading; in milliseconds. */
const USED_EVERY = 5 * 60_000;

/** Nobody keeps track of more. */
const MOST_TOKENS = 100;

/** Its beginning lets programs that look for leaked secrets recognise one. */
const TOKEN = new RegExp(`^winnow_(\\d{1,15})_(${SECRET_PATTERN})$`);

/** Makes one; its text is in this answer and never again. Throws `conflict` when there are too many. */
export async function createToken({ db, clock, bus }: TokenDeps, given: NewToken): Promise<CreatedToken> {
  if ((await countTokens(db)) >= MOST_TOKENS) {
    throw new AppError('conflict', `There are ${MOST_TOKENS} tokens already.`, {
      hint: 'Revoke those that nothing uses any more.',
    });
  }
  const { secret, hash } = makeSecret();
  const row = { ...given, secret_hash: hash, created_at: clock.now() };
  const id = await insertToken(db, row);
  bus.publish({ type: 'access_changed' });
  return { ...toToken({ ...row, id, used_at: null }), token: `winnow_${id}_${secret}` };
}

/** The token that a text is; undefined when it was revoked, or never was one. */
export async function findTokenOfText(
  { db, clock }: Pick<TokenDeps, 'db' | 'clock'>,
  text: string,
): Promise<TokenRow | undefined> {
  const [, id, secret] = TOKEN.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const row = await findToken(db, Number(id));
  if (!row || !isSecretOf(secret, row.secret_hash)) return undefined;
  const now = clock.now();
  if (row.used_at === null || Math.abs(now - row.used_at) >= USED_EVERY) await noteTokenUse(db, row.id, now);
  return row;
}

export async function isTokenKept({ db }: Pick<TokenDeps, 'db'>, id: number): Promise<boolean> {
  return (await findToken(db, id)) !== undefined;
}

export async function readTokens({ db }: Pick<TokenDeps, 'db'>): Promise<Token[]> {
  return (await listTokens(db)).map(toToken);
}

/** Throws `not_found`. */
export async function revokeToken({ db, bus }: Pick<TokenDeps, 'db' | 'bus'>, id: number): Promise<void> {
  if (!(await deleteToken(db, id))) throw new AppError('not_found', 'There is no such token (any more).');
  bus.publish({ type: 'access_changed' });
}

function toToken({ id, name, scope, created_at: createdAt, used_at: usedAt }: TokenRow): Token {
  return { id, name, scope, created_at: toTime(createdAt), used_at: toTimeOrNull(usedAt) };
}
