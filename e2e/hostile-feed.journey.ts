import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeJsonFeed, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeDigest } from '#server/testing/ollama-simulator/models.ts';
import { articleAttributes, articleElements } from '#shared/article-html.ts';
import { listHostilePayloads } from './hostile-payloads.ts';
import { eventually, startJourney } from './journey.ts';
import { addFeed, articleRow, listTitles, openArticle, openedArticle } from './reader-steps.ts';
import { makeFeed } from './writing.ts';

const MODEL = 'hostile:1b';
const evil = await startHostileModel();
const { feeds, api, openPage } = await startJourney({ WINNOW_OLLAMA_HOST: evil });

/** Runs if anything lets it: it leaves a mark in the window and tells the feed's server. */
const payloads = listHostilePayloads({
  script: `top.attacked=1,fetch('${feeds.url('/attacked')}')`,
  address: feeds.url('/attacked'),
});
/** Four at a time in one article as well, from different classes: enough pages to open, and they meet. */
const groups = payloads
  .slice(0, Math.ceil(payloads.length / 4))
  .map((_, first, { length }) => payloads.filter((__, index) => index % length === first).join('\n'));
const beginning = 'The beginning of the article.';
const listed: Allowed = { elements: articleElements, attributes: articleAttributes };
/**
 * What the page itself adds to an article: buttons for players, pictures and code, frames to scroll in, links
 * beside it.
 */
const shown: Allowed = {
  elements: [...articleElements, 'button'],
  attributes: {
    ...articleAttributes,
    '*': [
      ...(articleAttributes['*'] ?? []),
      ...['arranging', 'broken', 'caption', 'code', 'copy', 'embed', 'enlarge', 'far', 'jump', 'picture'].map(
        (name) => `data-${name}`,
      ),
      'data-player',
      'data-small',
      'data-task',
      'data-wide',
      'tabindex',
      'role',
      'aria-label',
      'type',
      'target',
    ],
  },
};
/** Short enough for an explanation, which is cut at 160 characters. */
const markup = '<img src=x onerror="window.attacked=true"><b>bold</b><script>window.attacked=true</script>';

test('nothing that a feed brings is run, framed or styled', { timeout: 180_000 }, async () => {
  expect(payloads.length).toBeGreaterThan(150);
  const articles = (await storeHostileArticles()).slice(payloads.length);
  expect(articles).toHaveLength(groups.length);
  // Harmless images stay in the article; the feed's server has none of them, so neither has the proxy.
  const page = await openPage({ statuses: [422] });
  for (const { id, title, payload } of articles) {
    await page.evaluate(`history.pushState({}, '', '/all/${id}')`);
    const article = openedArticle(page);
    await article.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    const body = article.locator('p', { hasText: beginning }).first().locator('..');
    await body.waitFor();
    expect(await body.locator('*').evaluateAll(listStrangers, shown), payload).toEqual([]);
  }
  await expectUnharmed(page);
});

test('what the API gives out is harmless without any policy, and is just what Chromium reads', async () => {
  const articles = await storeHostileArticles();
  const page = await openPage();
  const bare = await openBarePage(page);
  for (const { html, payload } of articles) {
    expect(await bare.page.evaluate(writeIntoPage, html), payload).toBe(asChromiumWrites(html));
    expect(await bare.page.locator('body *').evaluateAll(listStrangers, listed), payload).toEqual([]);
  }
  expect(await bare.page.evaluate('window.attacked')).toBeUndefined();
  expect(await bare.page.title()).toBe('');
  await expectUnharmed(page);
});

test('markup in names, titles and in the answer of a model is shown as text', async () => {
  await api.send({ method: 'DELETE', path: '/api/feeds/1' });
  const item = { title: `Title ${markup}`, author: `Author ${markup}`, tags: [markup], url: feeds.url('/1') };
  feeds.set('/names', {
    body: makeRss(
      makeFeed(`Feed ${markup}`, [
        { ...item, html: '<p>The beginning of the article.</p>', summary: markup },
      ]),
    ),
  });
  await api.chooseModel(MODEL);
  const page = await openPage({ statuses: [404] });
  await addFeed(page, feeds.url('/names'));
  await eventually(() => listTitles(page)).toEqual([expect.stringContaining('Title')]);
  const [title = ''] = await listTitles(page);
  const row = articleRow(page, title);
  await eventually(() => row.innerText()).toContain(`Because ${markup}`);
  expect(await row.innerText()).toContain('<b>topic</b>');

  const article = await openArticle(page, title);
  await article.getByText(`Because ${markup}`).waitFor();
  expect(await article.getByRole('heading', { level: 1 }).locator('*').count()).toBe(0);
  await page.getByRole('link', { name: 'Unread' }).click();
  await row.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Star' }).waitFor();
  await expectUnharmed(page);
});

/** Every payload as an article of its own, then the groups, as the program stored them. */
async function storeHostileArticles() {
  const contents = [...payloads, ...groups];
  const items = contents.map((html, index) => ({
    title: `Attack ${index + 1}`,
    url: feeds.url(`/${index + 1}`),
    html: `<p>${beginning}</p>${html}`,
  }));
  // JSON carries every character; of XML some would be repaired before they reach the cleaning.
  feeds.set('/hostile', {
    body: makeJsonFeed({ ...makeFeed('Hostile', items), siteUrl: feeds.url('/') }),
    contentType: 'application/feed+json',
  });
  if ((await api.feedList()).length === 0) await api.addFeed(feeds.url('/hostile'));
  const stored = await Promise.all(contents.map((_, index) => api.article(index + 1)));
  return stored
    .map(({ id, title, content_html: html }) => {
      expect(html).toContain(beginning);
      const number = Number(title.split(' ')[1]);
      return { id, title, html, number, payload: contents[number - 1] };
    })
    .sort((one, other) => one.number - other.number);
}

/** A page of the same browser without policy and second cleaning, where all that can run would run. */
async function openBarePage(beside: Page): Promise<{ page: Page }> {
  feeds.set('/bare', { body: '<!doctype html><title></title>', contentType: 'text/html' });
  const page = await beside.context().newPage();
  await page.goto(feeds.url('/bare'));
  return { page };
}

/** Runs in the browser: makes this the page, and tells what the browser makes of it. */
const writeIntoPage = (html: string): string => {
  const { document } = globalThis as unknown as { document: { body: { innerHTML: string } } };
  document.body.innerHTML = html;
  return document.body.innerHTML;
};

/** The same HTML in the spelling of the browser's own serialiser. */
function asChromiumWrites(html: string): string {
  return html
    .replaceAll(' />', '>')
    .replace(/ (allowfullscreen|controls|open|reversed)(?=[ >])/g, ' $1=""')
    .replaceAll('\u00a0', '&nbsp;');
}

/** No mark in the window, and no word at the attacker's server. */
async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate('window.attacked')).toBeUndefined();
  expect(feeds.requestsTo('/attacked')).toEqual([]);
  expect(await page.title()).toContain('Winnow');
}

type Allowed = { elements: readonly string[]; attributes: Readonly<Record<string, readonly string[]>> };

/** What is needed here of the browser's elements; their types are not those of this side. */
type AnyElement = {
  localName: string;
  namespaceURI: string;
  attributes: Iterable<{ name: string; value: string }>;
  cloneNode: () => { outerHTML: string };
};

/** Runs in the browser: the elements that may not be there or have something that they may not have. */
const listStrangers = (elements: AnyElement[], allowed: Allowed): string[] =>
  elements
    .filter(({ localName, namespaceURI, attributes }) => {
      const names = [...(allowed.attributes['*'] ?? []), ...(allowed.attributes[localName] ?? [])];
      return (
        namespaceURI !== 'http://www.w3.org/1999/xhtml' ||
        !allowed.elements.includes(localName) ||
        [...attributes].some(
          ({ name, value }) =>
            !names.includes(name) ||
            (name === 'id' && !value.startsWith('user-content-')) ||
            (/^(?:href|src|cite|poster|srcset)$/.test(name) &&
              !/^(?:https?:\/\/|mailto:|\/api\/images\/|data:image\/(?:png|gif|jpeg|webp|avif);base64,)/.test(
                value,
              )),
        )
      );
    })
    .map((element) => element.cloneNode().outerHTML);

/** An Ollama whose only model answers every question with markup. */
async function startHostileModel(): Promise<string> {
  const server = await startFeedServer();
  cleanUpLater(server.stop);
  const answer = (body: unknown) => ({ body: `${JSON.stringify(body)}\n`, contentType: 'application/json' });
  const facts = { capabilities: ['completion'], details: { family: 'llama', parameter_size: '1B' } };
  const installed = { name: MODEL, model: MODEL, size: 1_000, digest: makeDigest(MODEL), ...facts };
  server.set('/api/version', answer({ version: '0.31.2' }));
  server.set('/api/tags', answer({ models: [installed] }));
  server.set('/api/ps', answer({ models: [] }));
  server.set('/api/show', answer({ ...facts, model_info: { 'llama.context_length': 8_192 } }));
  server.set('/api/chat', () => {
    const content = JSON.stringify({
      categories: [],
      explanation: `Because ${markup}`,
      interest: 9,
      new_category: '<b>topic</b>',
      quality: 9,
    });
    return answer({ model: MODEL, message: { role: 'assistant', content }, done: true, done_reason: 'stop' });
  });
  return server.origin;
}
