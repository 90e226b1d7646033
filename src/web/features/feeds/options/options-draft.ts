import type { Feed, FeedLogin, FeedOptions } from '#shared/feed.ts';
import { ApiError } from '#web/api/api-error.ts';
import { AUTOMATIC } from '#web/features/feeds/changes/interval-words.ts';
import { AS_SET } from './keeping-words.ts';
import { type MuteValue, muteUntil } from './mute-words.ts';

/** In place of a folder's id. */
export const NO_FOLDER = 'none';

/** What becomes of the login that is stored, or of one that is not there yet. */
export type LoginEdit = { kind: 'keep' } | { kind: 'remove' } | ({ kind: 'set' } & FeedLogin);

/** What stands in the fields of a feed's options. */
export type OptionValues = {
  name: string;
  url: string;
  /** A folder's id as text, or `NO_FOLDER`. */
  folder: string;
  /** Minutes as text, or `AUTOMATIC`. */
  interval: string;
  login: LoginEdit;
  userAgent: string;
  mute: MuteValue;
  fullText: Feed['full_text'];
  /** Days as text (0: for ever), or `AS_SET`. */
  keeping: string;
  alwaysShow: boolean;
  neverJudge: boolean;
  paused: boolean;
};

export function optionsOf(feed: Feed): OptionValues {
  return {
    name: feed.custom_title ?? '',
    url: feed.url,
    folder: feed.folder_id === null ? NO_FOLDER : String(feed.folder_id),
    interval: feed.refresh_minutes === null ? AUTOMATIC : String(feed.refresh_minutes),
    login: feed.has_login ? { kind: 'keep' } : { kind: 'set', user: '', password: '' },
    userAgent: feed.user_agent ?? '',
    mute: feed.muted ? 'as now' : 'no',
    fullText: feed.full_text,
    keeping: feed.retention_days === null ? AS_SET : String(feed.retention_days),
    alwaysShow: feed.always_show,
    neverJudge: feed.never_judge,
    paused: feed.paused !== null,
  };
}

/**
 * Only what differs from the feed as it is, so that nothing is sent that the owner did not touch. `now`, in
 * epoch milliseconds: where "until tomorrow" is counted from.
 */
export function changeOf(feed: Feed, values: OptionValues, now: number): FeedOptions {
  const name = values.name.trim() === '' ? null : values.name.trim();
  const minutes = values.interval === AUTOMATIC ? null : Number(values.interval);
  const agent = values.userAgent.trim() === '' ? null : values.userAgent.trim();
  const { url, paused } = values;
  return {
    ...(name === feed.custom_title ? {} : { custom_title: name }),
    ...(url.trim() === feed.url ? {} : { url: url.trim() }),
    ...(minutes === feed.refresh_minutes ? {} : { refresh_minutes: minutes }),
    ...loginChange(values.login),
    ...(agent === feed.user_agent ? {} : { user_agent: agent }),
    ...placeChange(feed, values),
    ...muteChange(feed, values.mute, now),
    ...(values.alwaysShow === feed.always_show ? {} : { always_show: values.alwaysShow }),
    ...(values.neverJudge === feed.never_judge ? {} : { never_judge: values.neverJudge }),
    ...(paused === (feed.paused !== null) ? {} : { paused }),
  };
}

function placeChange(feed: Feed, { folder, fullText, keeping }: OptionValues): FeedOptions {
  const folderId = folder === NO_FOLDER ? null : Number(folder);
  const days = keeping === AS_SET ? null : Number(keeping);
  return {
    ...(folderId === feed.folder_id ? {} : { folder_id: folderId }),
    ...(fullText === feed.full_text ? {} : { full_text: fullText }),
    ...(days === feed.retention_days ? {} : { retention_days: days }),
  };
}

function muteChange(feed: Feed, mute: MuteValue, now: number): Pick<FeedOptions, 'muted'> {
  if (mute === 'as now') return {};
  if (mute === 'no') return feed.muted ? { muted: false } : {};
  return { muted: muteUntil(mute, now) };
}

function loginChange(login: LoginEdit): Pick<FeedOptions, 'login'> {
  if (login.kind === 'remove') return { login: null };
  if (login.kind === 'keep' || (login.user === '' && login.password === '')) return {};
  return { login: { user: login.user, password: login.password } };
}

export type OptionField = 'name' | 'url' | 'login' | 'userAgent';
export type OptionProblems = Partial<Record<OptionField, string>>;

/** What cannot be sent as it stands, said at its field. */
export function findProblems({ url, login, userAgent }: OptionValues): OptionProblems {
  return {
    ...(url.trim() === '' ? { url: 'A feed needs an address.' } : {}),
    ...(login.kind === 'set' ? loginProblem(login) : {}),
    ...(/^[\x20-\x7e]*$/.test(userAgent.trim())
      ? {}
      : { userAgent: 'Only plain letters, digits and signs can be sent, no accents.' }),
  };
}

function loginProblem({ user, password }: FeedLogin): OptionProblems {
  if (user === '' && password !== '') return { login: 'The password needs a name to go with it.' };
  if (user.includes(':')) return { login: 'A name cannot contain a colon.' };
  return {};
}

const fieldOfKey: Record<string, OptionField> = {
  custom_title: 'name',
  url: 'url',
  login: 'login',
  user_agent: 'userAgent',
};

/**
 * At which field a refusal belongs: an address that leads to no feed stands at the address, a login that the
 * site does not take at the login. Null: it concerns none of them.
 */
export function fieldOfRefusal(error: unknown, sent: FeedOptions): OptionField | null {
  if (!(error instanceof ApiError)) return null;
  const { code, details, message } = error;
  if (code === 'feed_exists') return 'url';
  if (code === 'feed_failed') {
    return details?.['kind'] === 'unauthorized' || sent.url === undefined ? 'login' : 'url';
  }
  if (code !== 'invalid_request') return null;
  const key = /^(\w+)/.exec(message)?.[1];
  return key === undefined ? null : (fieldOfKey[key] ?? null);
}
