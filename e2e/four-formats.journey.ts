import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  type MadeFeed,
  makeAtom,
  makeJsonFeed,
  makeRdf,
  makeRss,
} from '#server/testing/feed-server/make-feeds.ts';
import { eventually, startJourney } from './journey.ts';
import { addFeed, listTitles, openArticle } from './reader-steps.ts';
import { compactionArticle, makeFeed, makeNotes } from './writing.ts';

const { feeds, openPage } = await startJourney();

const formats: { name: string; make: (feed: MadeFeed) => string; contentType: string }[] = [
  { name: 'RSS', make: makeRss, contentType: 'application/rss+xml' },
  { name: 'Atom', make: makeAtom, contentType: 'application/atom+xml' },
  { name: 'JSON Feed', make: makeJsonFeed, contentType: 'application/feed+json' },
  { name: 'RDF', make: makeRdf, contentType: 'application/rdf+xml' },
];

test.for(formats)('$name is added and read, and refreshed without moving the list', async (format) => {
  const { name, make, contentType } = format;
  const title = `Notes in ${name}`;
  const path = `/${encodeURIComponent(name)}`;
  const author = 'Ines Albrecht-Çelik';
  const first = makeFeed(title, [{ ...compactionArticle, author }, ...makeNotes(2)]);
  feeds.set(path, { body: make(first), contentType, etag: '"first"' });

  const page = await openPage();
  await addFeed(page, feeds.url(path));
  const titles = [compactionArticle.title, 'Note 1', 'Note 2'];
  await eventually(() => listTitles(page)).toEqual(titles);
  const article = await openArticle(page, compactionArticle.title);
  expect(await article.getByRole('heading', { name: 'What we measured' }).count()).toBe(1);
  expect(await article.innerText()).toContain('PRAGMA wal_autocheckpoint = 64;');
  expect(await article.innerText()).toContain(`${title} · ${author}`);

  // What is new waits behind a pill: nothing moves under the reader's hand.
  const url = `https://notes.example/later?in=${encodeURIComponent(title)}`;
  const later = { title: 'Later', url, html: '<p>Fresh from the feed.</p>' };
  const dated = { ...later, publishedAt: Date.now() - 60_000 };
  feeds.set(path, {
    body: make({ ...first, items: [dated, ...first.items] }),
    contentType,
    etag: '"second"',
  });
  await refresh(page, title);
  const pill = page.getByRole('button', { name: '1 new' });
  await pill.waitFor();
  expect(await listTitles(page)).toEqual(titles);
  await pill.click();
  await eventually(() => listTitles(page)).toEqual(['Later', ...titles]);

  // Unchanged since: the server says so, and nothing is fetched or stored.
  await refresh(page, title);
  await page.getByText(`Refreshed ${title} · nothing new`).waitFor();
  expect(feeds.requestsTo(path).map(({ headers }) => headers['if-none-match'])).toEqual([
    // Once when it was looked for, once when it was added.
    undefined,
    undefined,
    '"first"',
    '"second"',
  ]);
});

test('a feed that is added after another was deleted shows its own articles', async () => {
  feeds.set('/old', { body: makeRss(makeFeed('Old', makeNotes(1))) });
  feeds.set('/new', { body: makeRss(makeFeed('New', [compactionArticle])) });
  const page = await openPage();
  await addFeed(page, feeds.url('/old'));
  await openArticle(page, 'Note 1');
  await choose(page, 'Old', 'Delete…');
  await page
    .getByRole('dialog', { name: 'Delete Old?' })
    .getByRole('button', { name: 'Delete feed' })
    .click();
  await page.waitForURL(/\/unread/);

  await addFeed(page, feeds.url('/new'));
  const article = await openArticle(page, compactionArticle.title);
  expect(await article.innerText()).toContain('PRAGMA wal_autocheckpoint = 64;');
});

async function refresh(page: Page, feed: string): Promise<void> {
  await choose(page, feed, 'Refresh now');
}

/** From the feed's menu in the head of its list. */
async function choose(page: Page, feed: string, item: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: `Actions for ${feed}` })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}
