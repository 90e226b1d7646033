import { expect, test } from 'vitest';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { listTitles, openArticle } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, api, openPage } = await startJourney();

test('a feed that has moved for good is followed when its server has said so twice', async () => {
  const body = makeRss(makeFeed('Wandering Notes', makeNotes(2)));
  feeds.set('/old-place', { body });
  const { id } = await api.addFeed(feeds.url('/old-place'));
  feeds.set('/old-place', { status: 301, redirectTo: '/new-place' });
  feeds.set('/new-place', { body });
  const page = await openPage();
  await page.goto('/settings/feeds');
  const row = page.getByRole('row', { name: /Wandering Notes/ });
  const shown = (path: string) => row.getByText(`${new URL(feeds.origin).host}${path}`, { exact: true });
  await shown('/old-place').waitFor();

  await refresh(id);
  // One mistaken redirect must not lose an address.
  expect((await api.feedList()).map(({ url }) => url)).toEqual([feeds.url('/old-place')]);
  await shown('/old-place').waitFor();
  await refresh(id);
  await shown('/new-place').waitFor();

  await refresh(id);
  expect(feeds.requestsTo('/old-place')).toHaveLength(3);
  await page.goto(`/feeds/${id}`);
  await eventually(() => listTitles(page)).toEqual(['Note 1', 'Note 2']);
});

test('an article that two feeds carry is shown once, tells of both, and stands in the lists of both', async () => {
  const shared: MadeItem = {
    title: 'The bridge is closed',
    url: 'https://town.example/bridge',
    html: '<p>The bridge over the harbour is closed until spring.</p>',
  };
  const alone = (name: string): MadeItem => ({ ...shared, title: name, url: `https://town.example/${name}` });
  const serve = async (title: string, items: MadeItem[]) => {
    const path = `/${encodeURIComponent(title)}`;
    const dated = items.map((item, index) => ({ ...item, publishedAt: Date.now() - index * 60_000 }));
    feeds.set(path, { body: makeRss({ title, siteUrl: 'https://town.example/', items: dated }) });
    return api.addFeed(feeds.url(path));
  };
  const council = await serve('Town Council', [shared, alone('Minutes')]);
  const paper = await serve('Town Paper', [
    { ...shared, id: 'paper-1', url: `${shared.url}?utm_source=paper` },
    alone('Weather'),
  ]);

  // The lists of feeds show what is unread, and this one must stay there after it was read.
  await api.send({ method: 'PUT', path: '/api/settings', body: { mark_read: 'by_hand' } });

  const page = await openPage();
  await eventually(async () =>
    (await listTitles(page)).filter((title) => title === shared.title),
  ).toHaveLength(1);
  const article = await openArticle(page, shared.title);
  await article.getByText('Also in: Town Paper').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await article.getByRole('link', { name: 'Town Paper' }).click();
  await page.waitForURL(new RegExp(`/feeds/${paper.id}$`));
  await eventually(() => listTitles(page)).toEqual([shared.title, 'Weather']);
  await page.goto(`/feeds/${council.id}?sort=newest`);
  await eventually(() => listTitles(page)).toEqual([shared.title, 'Minutes']);
});

async function refresh(id: number): Promise<void> {
  const answer = await api.send({ method: 'POST', path: `/api/feeds/${id}/refresh` });
  expect(answer.status).toBe(200);
}
