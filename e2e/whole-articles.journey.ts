import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { findBarriers } from './axe.ts';
import { startJourney } from './journey.ts';
import { articleRow, openArticle } from './reader-steps.ts';

const { program, feeds, api, openPage } = await startJourney();

const harbour =
  'The harbour master counted the boats at dawn, and the number did not fit the book of the night before. ';

/** A page as sites have them: its article, and around it what nobody wants to read. */
function makePage(title: string, end: string) {
  const body = `<!doctype html><html><head><title>${title} | Harbour News</title></head><body>
    <nav><ul><li><a href="/">Front page</a></li><li><a href="/sport">Sport</a></li></ul></nav>
    <main><article><h1>${title}</h1><p>${harbour.repeat(4)}</p><p>${harbour.repeat(5)}</p><p>${end}</p></article></main>
    <footer><p>All rights of Harbour News reserved.</p></footer></body></html>`;
  return { body, contentType: 'text/html' };
}

/** The feed gives only the beginning of each article. */
function serveFeed(path: string, title: string, names: string[]): void {
  const items: MadeItem[] = names.map((name, index) => ({
    title: name,
    url: feeds.url(`${path}/${encodeURIComponent(name)}`),
    html: '<p>The harbour master counted the boats […]</p>',
    publishedAt: Date.now() - (names.length - index) * 60_000,
  }));
  feeds.set(path, { body: makeRss({ title, siteUrl: 'https://harbour.example/', items }) });
}

/** What is needed here of the browser's elements. */
const scrolled = (element: unknown) => (element as { scrollTop: number }).scrollTop;

test('a whole article is fetched from its page, changed for the feed’s text and back', async () => {
  feeds.set('/news/Boats', makePage('Boats', 'At noon two more had come.'));
  serveFeed('/news', 'Harbour News', ['Boats']);
  await api.addFeed(feeds.url('/news'));
  const page = await openPage();
  const article = await openArticle(page, 'Boats');
  const button = article.getByRole('button', { name: 'Full text', exact: true });
  await article.getByText('This feed sends only the beginning.').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  await button.click();
  await article.getByText('At noon two more had come.').waitFor();
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  expect(await article.getByText('This feed sends only the beginning.').count()).toBe(0);
  expect(await article.innerText()).not.toContain('All rights');
  expect(await article.locator('[data-article-scroll]').evaluate(scrolled)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);

  await page.keyboard.press('e');
  await article.getByText('counted the boats […]').waitFor();
  expect(await article.getByText('At noon two more had come.').count()).toBe(0);
  expect(await button.getAttribute('aria-pressed')).toBe('false');
  await page.keyboard.press('e');
  await article.getByText('At noon two more had come.').waitFor();
  // Once it is here, nobody is asked for it again.
  expect(feeds.requestsTo('/news/Boats')).toHaveLength(1);
});

test('a page that cannot be read says why over the text, and a second try brings it', async () => {
  feeds.set('/late/Anchors', { status: 404, body: 'Nothing here', contentType: 'text/html' });
  serveFeed('/late', 'Late News', ['Anchors']);
  await api.addFeed(feeds.url('/late'));
  const page = await openPage({ statuses: [422], viewport: { width: 390, height: 844 } });
  const article = await openArticle(page, 'Anchors');
  await article.getByRole('toolbar').getByRole('button', { name: 'Full text' }).click();
  const { host } = new URL(feeds.origin);
  await article
    .getByRole('alert')
    .filter({ hasText: `${host} has no page at the article's address` })
    .waitFor();
  await article.getByText('counted the boats […]').waitFor();
  expect(await findBarriers(page)).toEqual([]);

  feeds.set('/late/Anchors', makePage('Anchors', 'All anchors held.'));
  await article.getByRole('button', { name: 'Try again' }).click();
  await article.getByText('All anchors held.').waitFor();
  expect(await article.getByRole('alert').count()).toBe(0);
});

test('a feed that is set to it brings its new articles whole, also from under an article', async () => {
  serveFeed('/short', 'Short News', ['Cranes']);
  feeds.set('/short/Cranes', makePage('Cranes', 'The last crane stood still.'));
  const { id } = await api.addFeed(feeds.url('/short'));
  const page = await openPage();
  const article = await openArticle(page, 'Cranes');
  await article.getByRole('button', { name: 'Always for this feed' }).click();
  await page.getByText('New articles of Short News come whole from now on').waitFor();
  await article.getByText('The last crane stood still.').waitFor();
  expect((await api.feedList()).find((feed) => feed.id === id)?.full_text).toBe('on');

  feeds.set('/short/Dredgers', makePage('Dredgers', 'The channel was deep enough.'));
  serveFeed('/short', 'Short News', ['Cranes', 'Dredgers']);
  await api.send({ method: 'POST', path: `/api/feeds/${id}/refresh` });
  await page.goto(`/feeds/${id}`);
  await articleRow(page, 'Dredgers').waitFor();
  const later = await openArticle(page, 'Dredgers');
  await later.getByText('The channel was deep enough.').waitFor();
});

test('a text that was removed after a while is brought back from the page', async () => {
  feeds.set('/past/Eels', makePage('Eels', 'The eels were back in May.'));
  serveFeed('/past', 'Past News', ['Eels']);
  await api.addFeed(feeds.url('/past'));
  const { articles } = await api.list('all');
  const id = articles.find(({ title }) => title === 'Eels')?.id ?? 0;
  await program.stop();
  const database = new DatabaseSync(join(program.dataDir, 'winnow.db'));
  database.prepare('update articles set content_removed_at = ? where id = ?').run(Date.now(), id);
  const emptied = "update article_contents set html = '', text = '', summary = null where article_id = ?";
  database.prepare(emptied).run(id);
  database.close();
  await program.start();

  const page = await openPage();
  await page.goto(`/all/${id}`);
  const article = page.getByRole('region', { name: 'Article' });
  await article.getByText(/^Its text was removed on/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await article.getByRole('button', { name: 'Full text (e)' }).click();
  await article.getByText('The eels were back in May.').waitFor();
  expect((await api.article(id)).content_removed_at).toBeNull();
  await page.keyboard.press('e');
  await article.getByText('Nothing is kept of what the feed brought.').waitFor();
});
