import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createEventBus } from '#server/events/bus.ts';
import { changeFeed, type FeedSettings } from '#server/feeds/change-feed.ts';
import { parseFeed } from '#server/feeds/document/parse-feed.ts';
import { getStoredFeed, updateFeed } from '#server/feeds/feed-queries.ts';
import type { FeedParser } from '#server/feeds/threads/feed-parser.ts';
import type { FetchRequest, FetchResult } from '#server/fetching/fetch-result.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { createNetworkWatch } from './network-watch.ts';
import { refreshFeed } from './refresh-feed.ts';

const MINUTE = 60_000;
const pace = { refreshMinutes: null, minMinutes: 15 };
const moved = 'https://moved.example/feed';

const document = makeRss({
  title: 'Another title',
  siteUrl: 'https://site.example',
  items: [{ title: 'Wave', url: 'https://site.example/wave', html: '<p>The sea.</p>' }],
});

const facts = { finalUrl: 'https://x.example', permanentUrl: null, lastModified: null, freshFor: null };
const answers = {
  unchanged: { outcome: 'unchanged', ...facts, etag: '"old"' },
  fetched: {
    outcome: 'fetched',
    ...{ ...facts, etag: '"old"', status: 200, contentType: null, linkHeader: '' },
    bytes: new TextEncoder().encode(document),
  },
  failed: {
    outcome: 'failed',
    kind: 'server_error',
    status: 500,
    detail: '',
    finalUrl: '',
    retryAfter: null,
  },
  gone: { outcome: 'gone', kind: 'gone', status: 410, detail: '', finalUrl: '', retryAfter: null },
} satisfies Record<string, FetchResult>;

/** A feed whose row changes while its document is on its way. */
async function makeRace() {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const id = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  await updateFeed(db, id, { etag: '"old"' });
  const base = { db, bus, clock, pace, logger: silentLogger };
  const change = (settings: FeedSettings) => changeFeed(base, id, settings);
  const refresh = (answer: FetchResult, meanwhile: () => Promise<unknown>) => {
    const fetch = async (_: FetchRequest) => {
      await meanwhile();
      return answer;
    };
    const deps = { ...base, network: createNetworkWatch(base), skipHost: () => undefined, random: () => 0 };
    const parser: Pick<FeedParser, 'parse'> = {
      parse: async (bytes, source) => parseFeed(bytes, source),
    };
    return refreshFeed({ ...deps, fetcher: { fetch }, parser }, id, { byHand: true });
  };
  const stored = () => getStoredFeed(db, id);
  const articles = async () => (await db.selectFrom('articles').select('id').execute()).length;
  return { db, clock, id, change, refresh, stored, articles };
}

test.each(Object.keys(answers) as (keyof typeof answers)[])(
  'of a document of another address or login nothing is kept: %s',
  async (kind) => {
    const { db, id, clock, change, refresh, stored, articles } = await makeRace();
    const next = clock.now() + 9 * MINUTE;
    const columns = { url: moved, etag: '"new"', next_refresh_at: next, moved_to: null, title: 'New' };
    expect(await refresh(answers[kind], () => updateFeed(db, id, columns))).toEqual({
      outcome: 'cancelled',
      added: 0,
    });
    expect(await stored()).toMatchObject({ ...columns, failure_kind: null, paused_at: null });
    const login = { user: 'ada', password: 'secret' };
    await refresh(answers[kind], () => change({ login }));
    expect(await stored()).toMatchObject({ login_user: 'ada', etag: null, next_refresh_at: clock.now() });
    expect(await articles()).toBe(0);
  },
);

test('a permanent redirect of the old address does not take the place of the new one', async () => {
  const { db, id, refresh, stored } = await makeRace();
  const permanentUrl = 'https://old-successor.example/feed';
  await updateFeed(db, id, { moved_to: permanentUrl });
  await refresh({ ...answers.unchanged, permanentUrl }, () =>
    updateFeed(db, id, { url: moved, moved_to: null }),
  );
  expect(await stored()).toMatchObject({ url: moved, moved_to: null });
});

test.each(['unchanged', 'fetched'] as const)(
  'an interval that is set meanwhile is kept to, and so is a pause: %s',
  async (kind) => {
    const { clock, change, refresh, stored } = await makeRace();
    await refresh(answers[kind], () => change({ refresh_minutes: 30, paused: true }));
    expect(await stored()).toMatchObject({
      ...{ next_refresh_at: clock.now() + 30 * MINUTE, refresh_minutes: 30, pause_reason: 'owner' },
      ...{ last_success_at: clock.now(), etag: '"old"' },
    });
  },
);

test('a feed that the owner paused meanwhile stays paused by the owner, when its server says that it is gone', async () => {
  const { change, refresh, stored } = await makeRace();
  await refresh(answers.gone, () => change({ paused: true }));
  expect(await stored()).toMatchObject({ pause_reason: 'owner', failure_kind: 'gone' });
});

test('what the owner changes while the articles are being stored is not taken back at the end', async () => {
  const { db, id, refresh, stored, clock } = await makeRace();
  const columns = { url: moved, etag: '"new"', content_hash: 'new', next_refresh_at: clock.now() + MINUTE };
  await sql`
    create trigger meanwhile after insert on articles begin
      update feeds set url = ${sql.lit(moved)}, etag = '"new"', content_hash = 'new',
        next_refresh_at = ${sql.lit(columns.next_refresh_at)} where id = ${sql.lit(id)};
    end
  `.execute(db);
  await refresh(answers.fetched, async () => undefined);
  expect(await stored()).toMatchObject(columns);
});
