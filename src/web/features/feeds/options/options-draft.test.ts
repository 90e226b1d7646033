import { describe, expect, test } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import { ApiError } from '#web/api/api-error.ts';
import { makeFeed } from '#web/testing/make-feed.ts';
import { changeOf, fieldOfRefusal, findProblems, type OptionValues, optionsOf } from './options-draft.ts';

const now = new Date(2026, 10, 22, 12).getTime();
const changed = (feed: Feed, values: OptionValues) => changeOf(feed, values, now);

describe('what is sent', () => {
  const feed = makeFeed({
    custom_title: 'Mine',
    user_agent: 'Reader/1',
    refresh_minutes: 60,
    has_login: true,
  });

  test('is nothing while nothing differs, also with blanks around it', () => {
    expect(changed(feed, optionsOf(feed))).toEqual({});
    expect(changed(feed, { ...optionsOf(feed), url: ` ${feed.url} `, name: 'Mine ' })).toEqual({});
    expect(changed(makeFeed(), optionsOf(makeFeed()))).toEqual({});
  });

  test('is only what differs; an empty text takes the owner’s own away', () => {
    const values = { ...optionsOf(feed), name: '', userAgent: ' ', interval: 'automatic', paused: true };
    expect(changed(feed, values)).toEqual({
      custom_title: null,
      user_agent: null,
      refresh_minutes: null,
      paused: true,
    });
  });

  test('puts a feed into a folder and out of it, and keeps its articles as long as was chosen', () => {
    const values = { ...optionsOf(makeFeed()), folder: '7', keeping: '0', fullText: 'automatic' as const };
    expect(changed(makeFeed(), values)).toEqual({ folder_id: 7, retention_days: 0, full_text: 'automatic' });
    const kept = makeFeed({ folder_id: 7, retention_days: 30, always_show: true });
    expect(changed(kept, { ...optionsOf(makeFeed()), alwaysShow: false })).toEqual({
      folder_id: null,
      retention_days: null,
      always_show: false,
    });
  });

  test('mutes and unmutes, and leaves the end of a mute alone that was not touched', () => {
    const muted = makeFeed({ muted: true, muted_until: new Date(now).toISOString() });
    expect(changed(muted, optionsOf(muted))).toEqual({});
    expect(changed(muted, { ...optionsOf(muted), mute: 'no' })).toEqual({ muted: false });
    expect(changed(feed, { ...optionsOf(feed), mute: 'open' })).toEqual({ muted: true });
    expect(changed(feed, { ...optionsOf(feed), mute: 'tomorrow' })).toEqual({
      muted: { until: new Date(2026, 10, 23, 6).toISOString() },
    });
  });

  test('leaves a login that is set alone unless it is removed or replaced', () => {
    const values = optionsOf(feed);
    expect(values.login).toEqual({ kind: 'keep' });
    expect(changed(feed, { ...values, login: { kind: 'remove' } })).toEqual({ login: null });
    const login = { kind: 'set', user: 'ada', password: 'x y' } as const;
    expect(changed(feed, { ...values, login })).toEqual({ login: { user: 'ada', password: 'x y' } });
  });
});

test('what cannot be sent is said at its field', () => {
  const values = optionsOf(makeFeed());
  const problems = findProblems({
    ...values,
    url: ' ',
    userAgent: 'Léser',
    login: { kind: 'set', user: '', password: 'x' },
  });
  expect(Object.keys(problems)).toEqual(['url', 'login', 'userAgent']);
  expect(findProblems(values)).toEqual({});
});

test('a refusal stands at the field that it is about', () => {
  const url = 'https://new.example/feed';
  const failed = (kind: string) => new ApiError('feed_failed', 'No.', { details: { kind } });
  expect(fieldOfRefusal(failed('not_found'), { url })).toBe('url');
  expect(fieldOfRefusal(failed('unauthorized'), { url })).toBe('login');
  expect(fieldOfRefusal(new ApiError('feed_exists', 'There is one.'), { url })).toBe('url');
  expect(fieldOfRefusal(new ApiError('invalid_request', 'user_agent: too odd.'), {})).toBe('userAgent');
  expect(fieldOfRefusal(new ApiError('invalid_request', 'login.user has to be a text.'), {})).toBe('login');
  expect(fieldOfRefusal(new ApiError('unreachable', 'No answer.'), { url })).toBeNull();
});
