import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeDigest } from '#server/testing/ollama-simulator/models.ts';
import { eventually, startJourney } from './journey.ts';
import { addFeed, articleRow, listTitles, openArticle } from './reader-steps.ts';
import { makeFeed } from './writing.ts';

const MODEL = 'hostile:1b';
const evil = await startHostileModel();
const { feeds, api, openPage } = await startJourney({ WINNOW_OLLAMA_HOST: evil });

/** Runs if anything lets it: it leaves a mark in the window and tells the feed's server. */
const attack = `window.attacked=true;fetch('${feeds.url('/attacked')}')`;
const encoded = [...attack].map((letter) => `&#${letter.charCodeAt(0)};`).join('');

/** One of each class of attack, as HTML in an article. */
const payloads: Record<string, string> = {
  script: `<script>${attack}</script><scr<script>ipt>${attack}</script>`,
  handlers: `<img src="/none.png" onerror="${attack}"><p onmouseover="${attack}" onclick=${encoded}>Hover</p>
    <details open ontoggle="${attack}">d</details><video><source onerror="${attack}"></video>
    <input autofocus onfocus="${attack}"><marquee onstart="${attack}">m</marquee>`,
  links: `<a href="javascript:${attack}">one</a> <a href=" &#1;java&#9;script:${encoded}">two</a>
    <a href="data:text/html,<script>${attack}</script>">three</a> <a href="vbscript:x">four</a>`,
  vector: `<svg onload="${attack}"><script>${attack}</script><animate onbegin="${attack}" attributeName="x" dur="1s"/>
    <a xlink:href="javascript:${attack}"><text>svg</text></a></svg><math><mtext><img src=x onerror="${attack}"></mtext></math>`,
  frames: `<iframe src="javascript:${attack}"></iframe><iframe srcdoc="<script>${attack}</script>"></iframe>
    <object data="data:text/html,<script>${attack}</script>"></object><embed src="javascript:${attack}">
    <frameset onload="${attack}"></frameset>`,
  styles: `<style>body{display:none}</style><link rel="stylesheet" href="${feeds.url('/attacked')}">
    <p style="position:fixed;inset:0;background:url('${feeds.url('/attacked')}')">covered</p>`,
  document: `<meta http-equiv="refresh" content="0;url=${feeds.url('/attacked')}"><base href="${feeds.url('/')}">
    <title>Taken over</title></article></main><h1>Out of the box</h1>`,
  forms: `<form action="${feeds.url('/attacked')}"><input name="password"><button formaction="javascript:${attack}">Send</button></form>`,
  mutation: `<noscript><p title="</noscript><img src=x onerror=${attack}>"></noscript>
    <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${encoded}&gt;">
    <template><script>${attack}</script></template><xmp><img src=x onerror="${attack}"></xmp>`,
  clobbering: `<img name="getElementById"><a id="root" name="body">x</a><div id="csp-nonce"></div>`,
};
/** Short enough for an explanation, which is cut at 160 characters. */
const markup = '<img src=x onerror="window.attacked=true"><b>bold</b><script>window.attacked=true</script>';
const forbidden =
  'script, style, link, meta, base, title, form, input, button, object, embed, iframe, svg, math, template, noscript, [style], [id], [name]';

test('nothing that a feed brings is run, framed or styled', async () => {
  await addHostileFeed();
  // Harmless images stay in the article; the feed's server has none of them.
  const page = await openPage({ statuses: [404] });
  for (const name of Object.keys(payloads)) {
    const article = await openArticle(page, `Attack ${name}`);
    const body = article.locator('p', { hasText: 'The beginning of the article.' }).locator('..');
    await body.waitFor();
    expect(await body.locator(forbidden).evaluateAll(outerHtmlOf), name).toEqual([]);
    expect(await body.locator('*').evaluateAll(dangerousAttributesOf), name).toEqual([]);
    for (const link of await body.locator('a, p, img').all()) await link.dispatchEvent('mouseover');
  }
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

async function addHostileFeed(): Promise<void> {
  const items = Object.entries(payloads).map(([name, html]) => ({
    title: `Attack ${name}`,
    url: feeds.url(`/${name}`),
    html: `<p>The beginning of the article.</p>${html}`,
  }));
  feeds.set('/hostile', { body: makeRss({ ...makeFeed('Hostile', items), siteUrl: feeds.url('/') }) });
  await api.addFeed(feeds.url('/hostile'));
}

/** No mark in the window, and no word at the attacker's server. */
async function expectUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate('window.attacked')).toBeUndefined();
  expect(feeds.requestsTo('/attacked')).toEqual([]);
  expect(await page.title()).toContain('Winnow');
}

const outerHtmlOf = (elements: { outerHTML: string }[]) => elements.map((element) => element.outerHTML);

type AnyElement = { outerHTML: string; attributes: Iterable<{ name: string; value: string }> };

const dangerousAttributesOf = (elements: AnyElement[]) =>
  elements
    .filter(({ attributes }) =>
      [...attributes].some(
        ({ name, value }) =>
          /^on/i.test(name) ||
          (/^(href|src|action|data|srcdoc)$/.test(name) && !/^(https?:|mailto:)/.test(value)),
      ),
    )
    .map((element) => element.outerHTML);

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
