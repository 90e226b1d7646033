import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { readerSettingsSchema } from '#shared/settings.ts';
import { storageSchema } from '#shared/storage.ts';

const DAY = 86_400_000;
const server = await makeTestServer();
const storage = (days?: number | 'never') =>
  server.read({ path: `/api/storage${days === undefined ? '' : `?retention_days=${days}`}` }, storageSchema);
const save = (body: object) =>
  server.read({ method: 'PUT', path: '/api/settings', body }, readerSettingsSchema);

/** As if these had been read so many days earlier. */
function readEarlier(ids: readonly number[], days: number): void {
  const database = new DatabaseSync(join(server.dataDir, 'winnow.db'));
  for (const id of ids) {
    database.prepare('update articles set read_at = read_at - ? where id = ?').run(days * DAY, id);
  }
  database.close();
}

test('what would go is told for any days before anything is saved, and saving takes exactly that', async () => {
  const items: MadeItem[] = ['Buoys', 'Currents', 'Dredgers', 'Eddies'].map((title) => ({
    title,
    url: `https://notes.example/${title}`,
    html: '<p>The quay was repaired, and the boats are back.</p>',
  }));
  server.feeds.set('/quay', { body: makeRss({ title: 'Quay', siteUrl: 'https://notes.example/', items }) });
  const feed = await server.addFeed(server.feeds.url('/quay'));
  const { ids } = await server.list('all', 'newest');
  const [buoys = 0, currents = 0, dredgers = 0] = ids;
  for (const id of [buoys, currents, dredgers]) await server.mark(id, { read: true });
  await server.mark(dredgers, { starred: true });
  readEarlier([buoys, dredgers], 70);
  readEarlier([currents], 40);

  expect(await storage()).toMatchObject({
    articles: 4,
    starred: 1,
    would_remove: { articles: 0, contents: 0 },
  });
  expect((await storage(35)).would_remove).toEqual({ articles: 1, contents: 1 });
  expect((await storage(36)).would_remove).toEqual({ articles: 0, contents: 2 });
  expect((await storage('never')).would_remove).toEqual({ articles: 0, contents: 0 });
  const { database_bytes: bytes } = await storage();
  expect(bytes).toBeGreaterThan(100_000);

  expect((await save({ retention_days: 35 })).retention_days).toBe(35);
  await server.until(async () => (await storage()).would_remove.contents === 0);
  expect((await server.list('all', 'newest')).ids).toEqual(ids.filter((id) => id !== buoys));
  expect((await server.counts()).all).toBe(3);
  const { content_html: text, content_removed_at: removedAt } = await server.article(currents);
  expect([text, removedAt]).toEqual(['', expect.any(String)]);
  expect((await server.article(dredgers)).content_removed_at).toBeNull();

  // The feed still lists all of them, and has one more.
  const more = [{ title: 'Ferries', url: 'https://notes.example/Ferries', html: '<p>New.</p>' }, ...items];
  server.feeds.set('/quay', {
    body: makeRss({ title: 'Quay', siteUrl: 'https://notes.example/', items: more }),
  });
  await server.send({ method: 'POST', path: `/api/feeds/${feed.id}/refresh` });
  expect((await server.counts()).all).toBe(4);
  expect((await server.article(currents)).content_html).toBe('');
});

test.each(['0', '3651', '1.5', 'soon', ''])('days that nobody can mean are refused: %s', async (days) => {
  const path = `/api/storage?retention_days=${days}`;
  const { code, message } = await server.refusal({ path });
  expect([code, message]).toEqual(['invalid_request', expect.stringContaining('days')]);
});
