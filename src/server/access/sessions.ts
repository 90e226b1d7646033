import { toTime } from '#server/platform/time.ts';
import type { Session } from '#shared/access.ts';
import { AppError } from '#shared/app-error.ts';
import type { AccessDeps } from './access-deps.ts';
import type { Caller } from './caller.ts';
import { isSecretOf, makeSecret, SECRET_PATTERN } from './secrets.ts';
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessions,
  findSession,
  insertSession,
  listSessions,
  type SessionRow,
  updateSession,
} from './session-queries.ts';

type SessionDeps = Pick<AccessDeps, 'db' | 'clock' | 'config'>;

/** Whoever uses it every day logs in again after this all the same, in milliseconds. */
export const LONGEST_SESSION = 180 * 86_400_000;

/** That it was used is written down so rarely that reading stays reading; in milliseconds. */
const SEEN_EVERY = 5 * 60_000;

/** What the cookie holds: `12.secret`. */
const COOKIE = new RegExp(`^(\\d{1,15})\\.(${SECRET_PATTERN})$`);

/** Begins one for a browser that has logged in; returns the value of its cookie. */
export async function beginSession(
  { db, clock, config }: SessionDeps,
  caller: Pick<Caller, 'address' | 'userAgent'>,
): Promise<string> {
  const { secret, hash } = makeSecret();
  const now = clock.now();
  await deleteEndedSessions(db, limitsAt(now, config));
  const times = { created_at: now, seen_at: now };
  const from = { address: caller.address, user_agent: caller.userAgent };
  const id = await insertSession(db, { secret_hash: hash, ...times, ...from });
  return `${id}.${secret}`;
}

/** Gives a session another secret, so that a cookie that somebody took is worth nothing. */
export async function renewSession({ db }: Pick<SessionDeps, 'db'>, id: number): Promise<string> {
  const { secret, hash } = makeSecret();
  await updateSession(db, id, { secret_hash: hash });
  return `${id}.${secret}`;
}

/** The id of the session that a cookie belongs to; undefined when it has ended, or never was. */
export async function findSessionOfCookie(
  deps: SessionDeps,
  cookie: string,
  caller: Caller,
): Promise<number | undefined> {
  const [, id, secret] = COOKIE.exec(cookie) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const row = await findSession(deps.db, Number(id));
  if (!row || !isSecretOf(secret, row.secret_hash) || hasEnded(deps, row)) return undefined;
  await noteUse(deps, row, caller);
  return row.id;
}

/** Whether a session still holds. */
export async function isSessionOpen(deps: SessionDeps, id: number): Promise<boolean> {
  const row = await findSession(deps.db, id);
  return row !== undefined && !hasEnded(deps, row);
}

export async function readSessions(deps: SessionDeps, current: number | null): Promise<Session[]> {
  const rows = await listSessions(deps.db);
  return rows
    .filter((row) => !hasEnded(deps, row))
    .map((row) => ({
      id: row.id,
      created_at: toTime(row.created_at),
      seen_at: toTime(row.seen_at),
      address: row.address,
      user_agent: row.user_agent,
      current: row.id === current,
    }));
}

/** Logs one browser out. Throws `not_found`. */
export async function endSession({ db, bus }: Pick<AccessDeps, 'db' | 'bus'>, id: number): Promise<void> {
  if (!(await deleteSession(db, id))) {
    throw new AppError('not_found', 'This browser is not logged in (any more).');
  }
  bus.publish({ type: 'access_changed' });
}

/** Logs out every browser but one; returns how many. */
export async function endOtherSessions(
  { db, bus }: Pick<AccessDeps, 'db' | 'bus'>,
  but: number | null,
): Promise<number> {
  const count = await deleteSessions(db, but);
  if (count > 0) bus.publish({ type: 'access_changed' });
  return count;
}

async function noteUse({ db, clock }: SessionDeps, row: SessionRow, caller: Caller): Promise<void> {
  const moved = row.address !== caller.address;
  // A clock that was set back must not keep it from being noted for longer than that.
  if (!moved && Math.abs(clock.now() - row.seen_at) < SEEN_EVERY) return;
  await updateSession(db, row.id, { seen_at: clock.now(), address: caller.address });
}

function hasEnded({ clock, config }: SessionDeps, row: SessionRow): boolean {
  const now = clock.now();
  const { seenBefore, createdBefore } = limitsAt(now, config);
  // One that began long after now is of a clock that was wrong: it would hold for years.
  const isAhead = row.created_at - LONGEST_SESSION > now || row.seen_at - LONGEST_SESSION > now;
  return isAhead || row.seen_at < seenBefore || row.created_at < createdBefore;
}

function limitsAt(now: number, { auth }: SessionDeps['config']) {
  return { seenBefore: now - auth.session_days * 86_400_000, createdBefore: now - LONGEST_SESSION };
}
