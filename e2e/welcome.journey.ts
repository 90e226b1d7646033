import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { listTitles, openArticle, tryToAddFeed } from './reader-steps.ts';
import { doneSteps, expectStep, tabTo, welcomeState } from './welcome-steps.ts';
import { compactionArticle, footballArticle, gardenArticle, makeFeed, unwanted, wanted } from './writing.ts';

// An Ollama of its own, which keeps real time: a pull is shown while it moves.
const ollama = await startOllamaSimulator();
cleanUpLater(ollama.stop);
const { feeds, api, openPage } = await startJourney({ WINNOW_OLLAMA_HOST: ollama.url });

const byScore = [compactionArticle.title, gardenArticle.title, footballArticle.title];
const headings = {
  feeds: 'What do you follow?',
  interests: 'What do you want to read?',
  ollama: 'Find Ollama',
  model: 'Choose a model',
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const ranked = (page: Page) => page.getByRole('region', { name: 'Your list, best first' });

/** As it was before anybody came, but for a model: that cannot be taken back. */
beforeEach(async () => {
  for (const { id } of await api.feedList()) {
    await api.send({ method: 'DELETE', path: `/api/feeds/${id}` });
  }
  await api.saveInterests('', '');
  await api.send({ method: 'PUT', path: '/api/settings', body: { welcome: 'open' } });
  feeds.set('/notes.xml', {
    body: makeRss(makeFeed('Field Notes', [footballArticle, gardenArticle, compactionArticle])),
  });
});

test('each step can be skipped, and the welcome is not shown again', async () => {
  const page = await openPage();
  await page.goto('/');
  await expectStep(page, 'feeds', headings.feeds);
  expect(await page.title()).toBe('Welcome · Winnow');
  for (const step of ['interests', 'ollama', 'model'] as const) {
    // Ollama answers here: there is nothing to be skipped.
    await button(page, step === 'model' ? 'Continue' : 'Skip this step').click();
    await expectStep(page, step, headings[step]);
  }
  await page.getByRole('link', { name: 'Back' }).click();
  await expectStep(page, 'ollama', headings.ollama);
  await page.goForward();
  await page.goBack();
  await page.goBack();
  await expectStep(page, 'ollama', headings.ollama);
  await page.goto('/welcome/model');
  await button(page, 'Skip this step').click();
  await page.waitForURL('**/unread');
  await eventually(() => welcomeState(api)).toBe('done');
  await page.goto('/');
  await page.getByRole('heading', { name: 'Nothing to read yet' }).waitFor();
  expect(page.url()).toMatch(/\/unread$/);
  const steps = page.getByRole('list', { name: 'First steps' });
  expect(await steps.getByRole('link').allInnerTexts()).toEqual(['Feeds', 'Interests', 'Ollama', 'Model']);

  // From the settings it is to be had again, and can be left as a whole.
  await page.goto('/settings/general');
  await page.getByRole('link', { name: 'Go through the welcome again' }).click();
  await expectStep(page, 'feeds', headings.feeds);
  await button(page, 'Skip all and start reading').click();
  await page.waitForURL('**/unread');
});

test('a starter set is offered, and what another reader exported comes in with its progress', async () => {
  const page = await openPage();
  await page.goto('/welcome');
  await expectStep(page, 'feeds', headings.feeds);
  await button(page, 'Pick feeds').click();
  await page.getByRole('dialog', { name: 'Starter set' }).getByRole('checkbox').first().waitFor();
  const corner = `getComputedStyle(document.querySelector('[role="dialog"] [type="checkbox"]')).borderRadius`;
  // A rounder one, so small, would be taken for a radio button.
  expect(await page.evaluate(corner)).toBe('4px');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await eventually(() => page.evaluate<string>('document.activeElement.textContent')).toBe('Pick feeds');

  await button(page, 'Import feeds').click();
  const xml = `<opml version="2.0"><body><outline text="Notes" xmlUrl="${feeds.url('/notes.xml')}"/></body></opml>`;
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.opml', mimeType: 'text/x-opml', buffer: Buffer.from(xml) });
  await page.getByRole('heading', { name: 'Imported mine.opml' }).waitFor();
  await page.getByRole('heading', { name: '1 feed is yours' }).waitFor();
  await button(page, 'Dismiss').click();
  await button(page, 'Continue').click();
  await expectStep(page, 'interests', headings.interests);
});

test('by mouse from an empty folder to the best article, with a reload in the middle', async () => {
  const page = await openPage();
  await page.goto('/');
  await expectStep(page, 'feeds', headings.feeds);
  await button(page, 'Add a feed').click();
  await tryToAddFeed(page, feeds.url('/notes.xml'));
  await button(page, 'Done').click();
  await page.getByRole('heading', { name: '1 feed is yours' }).waitFor();
  await button(page, 'Continue').click();

  await expectStep(page, 'interests', headings.interests);
  await ranked(page).getByText('Write a line').waitFor();
  await page.getByLabel('I want').fill(wanted);
  await page.getByLabel('I do not want').fill(unwanted);
  await eventually(() => ranked(page).getByRole('listitem').count()).toBe(3);
  await eventually(() => ranked(page).getByRole('listitem').first().innerText()).toContain(
    compactionArticle.title,
  );
  await ranked(page)
    .getByRole('img', { name: /^Estimated [7-9]\d$/ })
    .first()
    .waitFor();
  // What is written is still there after a reload, and what goes on from here is in sight.
  await page.reload();
  await eventually(() => page.getByLabel('I do not want').inputValue()).toBe(unwanted);
  await eventually(() => ranked(page).getByRole('listitem').count()).toBe(3);
  await page.setViewportSize({ width: 1440, height: 500 });
  expect((await button(page, 'Save and continue').boundingBox())?.y).toBeLessThan(500 - 36);
  await button(page, 'Save and continue').click();

  await expectStep(page, 'ollama', headings.ollama);
  await page.getByText(`Ollama 0.31.2 answers at ${ollama.url}.`).waitFor();
  await page.reload();
  await expectStep(page, 'ollama', headings.ollama);
  await eventually(() => doneSteps(page)).toEqual(['Feeds', 'Interests', 'Ollama']);
  await button(page, 'Continue').click();

  await expectStep(page, 'model', headings.model);
  await page.getByRole('radio', { name: 'granite4.1:3b' }).check();
  await page.getByRole('checkbox', { name: /all-minilm/ }).uncheck();
  await button(page, 'Start reading').click();
  await page.waitForURL('**/unread');
  await eventually(() => listTitles(page)).toEqual(byScore);
  await openArticle(page, compactionArticle.title);
  expect((await api.status()).model).toBe('granite4.1:3b');
  expect(await welcomeState(api)).toBe('done');
});

test('by keyboard alone', async () => {
  const page = await openPage();
  await page.goto('/');
  await expectStep(page, 'feeds', headings.feeds);
  await tabTo(page, 'Add a feed');
  await page.keyboard.press('Enter');
  await page.getByLabel('Address of a site or feed').waitFor();
  await page.keyboard.type(feeds.url('/notes.xml'));
  await page.keyboard.press('Enter');
  await button(page, 'Done').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await tabTo(page, 'Continue');
  await page.keyboard.press('Enter');
  await expectStep(page, 'interests', headings.interests);
  await tabTo(page, 'I want');
  await page.keyboard.type(wanted);
  await tabTo(page, 'Save and continue');
  await page.keyboard.press('Enter');
  await expectStep(page, 'ollama', headings.ollama);
  await tabTo(page, 'Continue');
  await page.keyboard.press('Enter');
  await expectStep(page, 'model', headings.model);
  await page.getByRole('radio').first().waitFor();
  await tabTo(page, 'Start reading');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/unread');
  await eventually(() => listTitles(page)).toHaveLength(3);
});

test('on a phone every step fits, nothing stands beside another, and axe finds nothing', async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await api.addFeed(feeds.url('/notes.xml'));
  for (const [step, heading] of Object.entries(headings)) {
    await page.goto(`/welcome/${step}`);
    await expectStep(page, step, heading);
    if (step === 'interests') {
      await page.getByLabel('I want').fill(wanted);
      await eventually(() => ranked(page).getByRole('listitem').count()).toBe(3);
    }
    if (step === 'model') await page.getByRole('radio').first().waitFor();
    const width = await page.evaluate<number>('document.scrollingElement.scrollWidth');
    expect(width, `${step} is as wide as the screen`).toBeLessThanOrEqual(390);
    expect(await page.getByRole('navigation', { name: 'Views' }).count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    if (step === 'interests') {
      // An edit that is not saved would hold the page.
      await page.getByLabel('I want').fill('');
      await ranked(page).getByText('Write a line').waitFor();
    }
  }
});

test('a model that has to be pulled is in use once it is there, while one reads already', async () => {
  ollama.configure({ pullBytesPerSecond: 800_000_000 });
  const page = await openPage();
  await page.goto('/welcome/model');
  await page.getByRole('radio', { name: 'qwen3.5:4b' }).check();
  await page.getByText('The pull goes on in the background').waitFor();
  await button(page, 'Pull and start reading').click();
  await page.waitForURL('**/unread');
  await page.goto('/welcome/model');
  await page.getByRole('progressbar', { name: 'Pulling qwen3.5:4b' }).waitFor();
  await page.close();
  await eventually(async () => (await api.status()).model).toBe('qwen3.5:4b');
});
