import { expect, test } from 'vitest';
import { z } from 'zod';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import type { Feed } from '#shared/feed.ts';
import { feedImportSchema, lastImportSchema } from '#shared/feed-import.ts';
import { folderSchema } from '#shared/folder.ts';

const feed = (title: string) =>
  makeRss({
    title,
    siteUrl: `https://${title}.example/`,
    items: [{ title: 'One', url: `https://${title}.example/1`, html: '<p>x</p>' }],
  });

/** What is to be the same in another database: ids and times are not. */
async function libraryOf(server: TestServer) {
  const { folders } = await server.read(
    { path: '/api/folders' },
    z.object({ folders: z.array(folderSchema) }),
  );
  const nameOf = (id: number | null) => folders.find((folder) => folder.id === id)?.name ?? null;
  const shown = (one: Feed) => ({
    ...{ url: one.url, title: one.title, custom_title: one.custom_title, folder: nameOf(one.folder_id) },
    ...{
      site_url: one.site_url,
      muted: one.muted,
      muted_until: one.muted_until,
      always_show: one.always_show,
    },
    ...{ full_text: one.full_text, retention_days: one.retention_days, never_judge: one.never_judge },
    ...{ refresh_minutes: one.refresh_minutes, user_agent: one.user_agent, paused: one.paused },
  });
  return { folders: folders.map(({ name }) => name), feeds: (await server.feedList()).map(shown) };
}

async function importInto(server: TestServer, text: string): Promise<void> {
  const answer = await fetch(`${server.url()}/api/opml`, { method: 'POST', body: text });
  feedImportSchema.parse(await answer.json());
  await server.until(async () => {
    const { import: last } = await server.read({ path: '/api/imports/last' }, lastImportSchema);
    return last?.finished_at && last.failed === 0;
  });
}

const [server, wiped] = [await makeTestServer(), await makeTestServer()];

test('what is exported and imported into a new database is the same: feeds, folders, order, settings', async () => {
  const { feeds } = server;
  const put = (path: string, body: unknown) => server.send({ method: 'PUT', path, body });
  const patch = (id: number, body: unknown) =>
    server.send({ method: 'PATCH', path: `/api/feeds/${id}`, body });
  const folder = (name: string) =>
    server.read({ method: 'POST', path: '/api/folders', body: { name } }, folderSchema);
  const added: Feed[] = [];
  for (const name of ['delta', 'alpha', 'charlie', 'bravo', 'echo']) {
    feeds.set(`/${name}`, { body: feed(name) });
    added.push(await server.addFeed(feeds.url(`/${name}`)));
  }
  const [delta = 0, alpha = 0, charlie = 0, bravo = 0, echo = 0] = added.map(({ id }) => id);
  const [tech, empty, news] = [await folder('Tech & <more>'), await folder('Empty'), await folder('News')];
  await put('/api/folders/order', { ids: [news.id, tech.id, empty.id] });
  await put('/api/feeds/order', { folder_id: tech.id, ids: [delta, alpha] });
  await put('/api/feeds/order', { folder_id: news.id, ids: [charlie] });
  await put('/api/feeds/order', { folder_id: null, ids: [echo, bravo] });
  await patch(delta, { custom_title: 'My "delta" & co', refresh_minutes: 45, never_judge: true });
  await patch(alpha, {
    always_show: true,
    full_text: 'automatic',
    retention_days: 0,
    user_agent: 'Mozilla/5.0 <x>',
  });
  await patch(charlie, { muted: true, paused: true });
  await patch(bravo, {
    muted: { until: '2099-01-01T00:00:00.000Z' },
    login: { user: 'ann', password: 's3cret' },
  });

  const answer = await server.send({ path: '/api/opml' });
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="winnow-\d{4}-\d\d-\d\d\.opml"$/,
  );
  expect(answer.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
  const text = await answer.text();
  expect(text).not.toMatch(/s3cret|ann/);

  await importInto(wiped, text);
  const library = await libraryOf(wiped);
  expect(library).toEqual(await libraryOf(server));
  expect(library.folders).toEqual(['News', 'Tech & <more>', 'Empty']);
  expect(library.feeds.map(({ title }) => title)).toEqual([
    'charlie',
    'My "delta" & co',
    'alpha',
    'echo',
    'bravo',
  ]);
  expect(library.feeds[2]).toMatchObject({ always_show: true, full_text: 'automatic', retention_days: 0 });
});
