import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { findOrInsertFolder } from '#server/feeds/folder-queries.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeSearch } from '#server/testing/make-search.ts';
import { MAX_SEARCH_LENGTH } from '#shared/limits.ts';
import { parseSearch } from '#shared/search-query.ts';
import { listFound, listFoundUnread, type SearchScope } from './find-queries.ts';
import { listNames } from './name-queries.ts';

const now = new Date(2026, 10, 20, 12).getTime();

/** Articles by title, in two feeds, found by searching. */
async function makeShelf(articles: Parameters<typeof makeArticle>[0][], others: typeof articles = []) {
  const made = await makeSearch();
  const { db, index, settle } = made;
  const sea = await makeFeed(db, { title: 'Tidal Notes', now });
  const land = await makeFeed(db, { title: 'Hill Paper', now });
  await storeArticles(db, sea, { articles: articles.map(makeArticle), now });
  await storeArticles(db, land, { articles: others.map(makeArticle), now });
  await settle();
  const find = async (text: string, scope: SearchScope = {}) => {
    const question = { query: parseSearch(text), scope, names: await listNames(index), now };
    const order = { sort: 'oldest', unscored: 'middle', freshPoints: 4 } as const;
    const { ids, total } = await listFound(index, question, order);
    expect(total).toBe(ids.length);
    const rows = await db.selectFrom('articles').select(['id', 'title']).execute();
    const titles = new Map(rows.map((row) => [row.id, row.title]));
    return ids.map((id) => titles.get(id));
  };
  const set = (title: string, change: object) =>
    db.updateTable('articles').set(change).where('title', '=', title).execute();
  return { ...made, sea, land, find, set };
}

const titled = (title: string, text = 'Nothing to see here.') => ({ title, text });

test('all words have to be there, in title, text or the name of the feed', async () => {
  const { find } = await makeShelf(
    [titled('Moon and water', 'The log is ahead.'), titled('Water', 'No moon.')],
    [titled('Moon')],
  );
  expect(await find('moon water ')).toEqual(['Moon and water', 'Water']);
  expect(await find('tidal moon ')).toEqual(['Moon and water', 'Water']);
  expect(await find('moon paper ')).toEqual(['Moon']);
  expect(await find('moon log ')).toEqual(['Moon and water']);
});

test('the last word may still be typed; others are whole, unless they end in a star', async () => {
  const { find } = await makeShelf([titled('Storage engines')]);
  expect(await find('stor')).toEqual(['Storage engines']);
  expect(await find('stor ')).toEqual([]);
  expect(await find('sto* engines ')).toEqual(['Storage engines']);
  expect(await find('en sto')).toEqual([]);
});

test('a phrase stands together, and case and accents do not matter', async () => {
  const { find } = await makeShelf([
    titled('Write-ahead logs'),
    titled('Ahead of the Write'),
    titled('Der Café-Bericht'),
  ]);
  expect(await find('"write ahead"')).toEqual(['Write-ahead logs']);
  expect(await find('CAFE ')).toEqual(['Der Café-Bericht']);
  expect(await find('café ')).toEqual(['Der Café-Bericht']);
});

test('words and phrases can be excluded, also alone', async () => {
  const { find } = await makeShelf([titled('Moon water'), titled('Moon sand'), titled('Sun')]);
  expect(await find('moon -water ')).toEqual(['Moon sand']);
  expect(await find('-water ')).toEqual(['Moon sand', 'Sun']);
  expect(await find('-"moon sand" -water ')).toEqual(['Sun']);
});

test('title: looks into titles alone', async () => {
  const { find } = await makeShelf([titled('Moon', 'Water'), titled('Water', 'Moon')]);
  expect(await find('title:moon ')).toEqual(['Moon']);
  expect(await find('-title:moon ')).toEqual(['Water']);
});

test('a language without blanks is found in its middle', async () => {
  const { find } = await makeShelf([titled('東京の天気', '明日は雨でしょう。'), titled('大阪', '晴れ')]);
  expect(await find('天気')).toEqual(['東京の天気']);
  expect(await find('京の')).toEqual(['東京の天気']);
  expect(await find('天京')).toEqual([]);
  expect(await find('雨')).toEqual(['東京の天気']);
});

test('feeds, folders and categories by their names, whole or in part', async () => {
  const { db, find, sea } = await makeShelf([titled('Moon')], [titled('Sun')]);
  const { id: folder } = await findOrInsertFolder(db, 'Nature');
  await updateFeed(db, sea, { folder_id: folder });
  const [parent, child] = await db
    .insertInto('categories')
    .values([
      {
        name: 'Sky',
        slug: 'sky-made',
        created_by: 'owner',
        parent_id: null,
        weight: null,
        hidden_at: null,
        seen_at: 0,
      },
      {
        name: 'Planets',
        slug: 'planets-made',
        created_by: 'owner',
        parent_id: null,
        weight: null,
        hidden_at: null,
        seen_at: 0,
      },
    ])
    .returning('id')
    .execute();
  await db
    .updateTable('categories')
    .set({ parent_id: parent?.id ?? 0 })
    .where('id', '=', child?.id ?? 0)
    .execute();
  const { id } = await db
    .selectFrom('articles')
    .select('id')
    .where('title', '=', 'Sun')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('article_categories')
    .values({ article_id: id, category_id: child?.id ?? 0, position: 0 })
    .execute();
  expect(await find('feed:"Tidal Notes"')).toEqual(['Moon']);
  expect(await find('feed:tidal')).toEqual(['Moon']);
  expect(await find('-feed:tidal')).toEqual(['Sun']);
  expect(await find('feed:nobody')).toEqual([]);
  expect(await find('in:nature')).toEqual(['Moon']);
  expect(await find('category:planets')).toEqual(['Sun']);
  expect(await find('category:sky')).toEqual(['Sun']);
  expect(await find('-category:sky')).toEqual(['Moon']);
});

test('is: knows the marks and the states', async () => {
  const { find, set } = await makeShelf([
    titled('Read'),
    titled('Starred'),
    titled('Blocked'),
    titled('Failed'),
  ]);
  await set('Read', { read_at: now, score: 50, state: 'judged' });
  await set('Starred', { starred_at: now });
  await set('Blocked', { state: 'blocked' });
  await set('Failed', { state: 'failed' });
  expect(await find('is:read')).toEqual(['Read']);
  expect(await find('is:unread')).toEqual(['Starred', 'Failed']);
  expect(await find('is:starred')).toEqual(['Starred']);
  expect(await find('is:failed')).toEqual(['Failed']);
  expect(await find('is:scored')).toEqual(['Read']);
  expect(await find('is:blocked')).toEqual(['Blocked']);
  expect(await find('-is:read')).toEqual(['Starred', 'Failed']);
});

test('score: goes by what the badge shows, an estimate where there is no score', async () => {
  const { find, set } = await makeShelf([titled('High'), titled('Nearly'), titled('Low'), titled('None')]);
  await set('High', { score: 90 });
  await set('Nearly', { score: 70.4 });
  await set('Low', { estimate: 20 });
  expect(await find('score:>70')).toEqual(['High']);
  expect(await find('score:>=70')).toEqual(['High', 'Nearly']);
  expect(await find('score:<40')).toEqual(['Low']);
  expect(await find('score:20..70')).toEqual(['Nearly', 'Low']);
  expect(await find('-score:>70')).toEqual(['Nearly', 'Low', 'None']);
});

test('before: and after: go by the date, in local days', async () => {
  const at = (title: string, ...date: [number, number, number]) => ({
    ...titled(title),
    publishedAt: new Date(...date, 12).getTime(),
  });
  const { find } = await makeShelf([
    at('Old', 2025, 11, 31),
    at('Fall', 2026, 9, 31),
    at('Now', 2026, 10, 19),
  ]);
  expect(await find('before:2026')).toEqual(['Old']);
  expect(await find('after:2026-10-31')).toEqual(['Fall', 'Now']);
  expect(await find('after:2026-11')).toEqual(['Now']);
  expect(await find('before:2026-10-31')).toEqual(['Old']);
  expect(await find('after:7d')).toEqual(['Now']);
  expect(await find('after:yesterday before:today')).toEqual(['Now']);
  expect(await find('after:2026 before:2026-11')).toEqual(['Fall']);
});

test('what a search marks is what was unread by then and published before a moment, where one is given', async () => {
  const { db, index, set } = await makeShelf(
    ['Old', 'Fall', 'Now'].map((title, publishedAt) => ({ ...titled(title), publishedAt })),
  );
  await set('Old', { read_at: now });
  const question = { query: parseSearch('see'), scope: {}, names: await listNames(index), now };
  const found = async (until: { upTo: number; publishedBefore?: number }) => {
    const ids = await listFoundUnread(index, question, until);
    const rows = await db.selectFrom('articles').select(['id', 'title']).orderBy('published_at').execute();
    return rows.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  };
  expect(await found({ upTo: now })).toEqual(['Fall', 'Now']);
  expect(await found({ upTo: now, publishedBefore: 2 })).toEqual(['Fall']);
  expect(await found({ upTo: now, publishedBefore: 0 })).toEqual([]);
  expect(await found({ upTo: now - 1 })).toEqual([]);
});

test('a view and a part of the feeds narrow a search', async () => {
  const { find, set, sea } = await makeShelf(
    [titled('Moon one'), titled('Moon two')],
    [titled('Moon three')],
  );
  await set('Moon one', { read_at: now });
  expect(await find('moon ', { view: 'unread' })).toEqual(['Moon two', 'Moon three']);
  expect(await find('moon ', { feedId: sea })).toEqual(['Moon one', 'Moon two']);
  expect(await find('moon ', { view: 'unread', feedId: sea })).toEqual(['Moon two']);
});

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    '-',
    ':',
    '*',
    '(',
    ')',
    '^',
    '+',
    '{',
    '}',
    ' ',
    'AND',
    'OR',
    'NOT',
    'NEAR',
    '“',
    '\0',
    "'",
  ),
  fc.constantFrom(
    'feed:',
    'in:',
    'is:blocked ',
    'score:>1 ',
    'before:7d ',
    'title:',
    'title:"',
    '漢字',
    'é',
    '🚀',
    '%',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

test('no search whatever is an error', async () => {
  const { find } = await makeShelf([titled('Moon AND water'), titled('漢字')]);
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      const found = await find(pieces.join('').slice(0, MAX_SEARCH_LENGTH));
      expect(found.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 200 },
  );
}, 20_000);
