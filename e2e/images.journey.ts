import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makePng } from '#server/testing/make-images.ts';
import { readerSettingsSchema } from '#shared/settings.ts';
import { eventually, startJourney } from './journey.ts';
import { listTitles, openArticle } from './reader-steps.ts';

const { feeds, api, openPage } = await startJourney();
const png = (width: number, height: number) => ({ body: makePng(width, height), contentType: 'image/png' });

/** What is needed here of the browser's images. */
type Shown = { naturalWidth: number; complete: boolean };
const widthOf = (image: unknown) => (image as Shown).naturalWidth;

const html =
  '<p>Text.</p><p><img src="/cat.png" srcset="/cat.png 1x, /cat-2.png 2x" width="40" height="30" alt="A cat"></p>' +
  '<p><img src="/gone.png" alt="A dog that has left"></p>';

test('images and icons are shown, and the browser asks nobody but Winnow for them', async () => {
  feeds.set('/cat.png', png(40, 30));
  feeds.set('/cat-2.png', png(80, 60));
  feeds.set('/', { body: '<link rel="icon" href="/icon.png">', contentType: 'text/html' });
  feeds.set('/icon.png', png(32, 32));
  const items = [{ title: 'A cat and a dog', url: feeds.url('/1'), html }];
  feeds.set('/feed', { body: makeRss({ title: 'Animals', siteUrl: feeds.url('/'), items }) });
  await api.addFeed(feeds.url('/feed'));
  await eventually(async () => (await api.feedList())[0]?.icon).toMatch(/^\/api\/icons\//);

  const page = await openPage({ statuses: [422] });
  const asked = new Set<string>();
  page.on('request', (request) => void asked.add(new URL(request.url()).origin));
  await eventually(() => listTitles(page)).toEqual(['A cat and a dog']);
  const icon = page.getByRole('link', { name: /^Animals/ }).locator('img');
  await eventually(() => icon.evaluate(widthOf)).toBe(32);

  const article = await openArticle(page, 'A cat and a dog');
  const cat = article.getByRole('img', { name: 'A cat', exact: true });
  await eventually(() => cat.evaluate(widthOf)).toBe(40);
  const kept = { width: '40', height: '30', loading: 'lazy', srcset: /^\/api\/images\/.* 2x$/ };
  for (const [name, value] of Object.entries(kept)) {
    expect(await cat.getAttribute(name)).toEqual(
      typeof value === 'string' ? value : expect.stringMatching(value),
    );
  }
  await article.getByRole('img', { name: 'A dog that has left' }).waitFor();
  expect([...asked]).toEqual([new URL(page.url()).origin]);
});

test('without images their links stand there', async () => {
  const call = { method: 'PUT', path: '/api/settings', body: { images: 'off' } } as const;
  await api.read(call, readerSettingsSchema);
  const page = await openPage();
  const article = await openArticle(page, 'A cat and a dog');
  const link = article.getByRole('link', { name: '[Image: A cat]' });
  expect(await link.getAttribute('href')).toBe(feeds.url('/cat.png'));
  expect(await article.getByRole('img', { name: 'A cat', exact: true }).count()).toBe(0);
});
