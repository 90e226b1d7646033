import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { defaultInstalled } from '#server/testing/ollama-simulator/models.ts';
import { ollamaConfigSchema } from '#shared/settings.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import {
  healthBadge,
  modelSelector,
  openOllamaPage,
  pickModel,
  saveButton,
  setTabVisible,
} from './ollama-steps.ts';
import { listTitles, scoringStatus } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, ollama, model, api, openPage } = await startJourney();
const MODEL = 'granite4.1:3b';
const HEALTH = '**/api/ollama/health';
await api.saveInterests('Databases');

const readConfig = () => api.read({ path: '/api/ollama/config' }, ollamaConfigSchema);

beforeEach(async () => {
  model.answerAll();
  ollama.setFaults({ server: 'none', chats: [] });
  ollama.setModels(defaultInstalled);
  await ollama.restart();
  await api.chooseModel(MODEL);
});

describe('the health of Ollama', () => {
  test('is "checking" first, over skeletons, then connected with latency and version, and stands only here', async () => {
    const page = await openPage();
    const asked = Promise.withResolvers<void>();
    const allowed = Promise.withResolvers<void>();
    await page.route(HEALTH, async (route) => {
      asked.resolve();
      await allowed.promise;
      await route.continue();
    });
    expect(await healthBadge(page).count()).toBe(0);
    // At once, not by way of General, which may have learned of the models already.
    await page.goto('/settings/ollama');
    await asked.promise;
    expect(await healthBadge(page).innerText()).toBe('Checking…');
    await page.getByRole('region', { name: 'Loading the model configuration' }).waitFor();

    allowed.resolve();
    await eventually(() => healthBadge(page).innerText()).toMatch(/^Connected · \d+ ms · 0\.31\.2$/);
    const panels = page.getByRole('main').getByRole('heading', { level: 2 });
    await eventually(() => panels.allInnerTexts()).toEqual([
      'Model configuration',
      'Model library',
      'System prompts',
    ]);
    await page.getByRole('link', { name: 'Interests' }).click();
    await page.getByLabel('I want').waitFor();
    expect(await healthBadge(page).count()).toBe(0);
  });

  test('is asked every twenty seconds, not in a hidden tab, at once on return, and no more after leaving', async () => {
    // Not by way of a list, which asks for itself, perhaps only when it is left.
    const page = await openPage({ opens: '/settings/interests' });
    await page.clock.install();
    // No time passes but what passes here: that of a busy machine would be counted too.
    await page.clock.pauseAt(Date.now() + 60_000);
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/api/ollama/health')) asked += 1;
    });
    let answered = 0;
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('/api/ollama/health')) answered += 1;
    });
    await page.goto('/settings/ollama');
    // The twenty seconds begin when the page has the answer, which is later than when it has arrived.
    await eventually(async () => {
      await page.clock.runFor(10);
      return healthBadge(page).innerText();
    }).toMatch(/^Connected/);
    expect(asked).toBe(1);
    await page.clock.runFor(19_000);
    expect(asked).toBe(1);
    await page.clock.runFor(2_000);
    await eventually(() => answered).toBe(2);
    await setTabVisible(page, false);
    await page.clock.runFor(65_000);
    expect(asked).toBe(2);
    await setTabVisible(page, true);
    // Once for itself, and perhaps once more with all that the event stream would have told meanwhile.
    await eventually(() => answered).toBeGreaterThan(2);
    await eventually(() => asked - answered).toBe(0);
    await page.clock.resume();
    await page.getByRole('link', { name: 'Interests' }).click();
    await page.getByLabel('I want').waitFor();
    const whenLeft = asked;
    await page.clock.runFor(65_000);
    expect(asked).toBe(whenLeft);
  });

  test('a lost connection turns the section over within one refresh, keeps an unsaved edit, and comes back', async () => {
    const page = await openPage({ statuses: [503] });
    await page.clock.install();
    await openOllamaPage(page);
    await pickModel(page, 'llama3.2:3b');

    await ollama.stop();
    await page.clock.runFor(20_000);
    await page.getByRole('heading', { name: 'Connect to Ollama to manage models' }).waitFor();
    expect(await healthBadge(page).innerText()).toBe('Disconnected');
    const main = page.getByRole('main');
    const reason = main.getByText(`Ollama is not reachable at ${ollama.url}.`);
    expect(await reason.count()).toBe(1);
    expect(await modelSelector(page).isDisabled()).toBe(true);
    expect(await modelSelector(page).inputValue()).toBe(MODEL);
    expect(await saveButton(page).isDisabled()).toBe(true);
    for (const gone of [/^Pull/, /^Actions for/, /^Test /, 'Re-evaluate unread articles']) {
      expect(await main.getByRole('button', { name: gone }).count()).toBe(0);
    }
    await main.getByText('Categorization prompt', { exact: true }).click();
    await main.getByRole('region', { name: 'Categorization prompt' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await ollama.restart();
    await page.clock.runFor(20_000);
    await eventually(() => healthBadge(page).innerText()).toMatch(/^Connected/);
    expect(await modelSelector(page).inputValue()).toContain('llama3.2:3b');
    expect(await saveButton(page).isEnabled()).toBe(true);
  });
});

describe('choosing and saving', () => {
  test('offers what can judge, by name and size; Save alone commits, and works without a restart', async () => {
    const page = await openPage();
    await openOllamaPage(page);
    expect(await saveButton(page).isDisabled()).toBe(true);
    await modelSelector(page).focus();
    await page.keyboard.press('ArrowDown');
    const options = await page.getByRole('option').allInnerTexts();
    expect(options.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^granite4\.1:3b — 2\.1 GB( Loaded)?$/),
      'llama3.2:3b — 2.0 GB',
      'reader:latest — 2.0 GB',
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => modelSelector(page).inputValue()).toBe('llama3.2:3b — 2.0 GB');
    expect((await readConfig()).categorization_model).toBe(MODEL);

    await saveButton(page).click();
    await page.getByText('Model saved').waitFor();
    expect((await readConfig()).categorization_model).toBe('llama3.2:3b');
    await eventually(() => saveButton(page).isDisabled()).toBe(true);
    await page.reload();
    await eventually(() => modelSelector(page).inputValue()).toBe('llama3.2:3b — 2.0 GB');
  });

  test('nothing on the page moves while it loads', async () => {
    const page = await openPage();
    await page.addInitScript(watchShifts);
    await openOllamaPage(page);
    await eventually(() => healthBadge(page).innerText()).toMatch(/^Connected/);
    await page.getByText('No unread article is out of date.').waitFor();
    expect(await page.evaluate('window.shifts')).toEqual([]);
  });

  test('a refused save says why, keeps the edit and changes nothing', async () => {
    const page = await openPage({ statuses: [404] });
    await openOllamaPage(page);
    await pickModel(page, 'llama3.2:3b');
    ollama.setModels(defaultInstalled.filter(({ name }) => name === MODEL));
    await saveButton(page).click();
    await page.getByText('llama3.2:3b is not installed.').first().waitFor();
    expect(await modelSelector(page).inputValue()).toContain('llama3.2:3b');
    expect((await readConfig()).categorization_model).toBe(MODEL);
  });

  test('of two tabs the second one is told that the choice has changed, keeps its edit, and decides', async () => {
    const first = await openPage();
    const second = await openPage();
    await openOllamaPage(first);
    await openOllamaPage(second);
    await pickModel(second, 'reader:latest');
    await pickModel(first, 'llama3.2:3b');
    await saveButton(first).click();
    await first.getByText('Model saved').waitFor();

    const note = second.getByRole('alert').filter({ hasText: 'saved in another tab meanwhile' });
    await note.waitFor();
    expect(await modelSelector(second).inputValue()).toContain('reader:latest');
    await note.getByRole('button', { name: 'Save mine over it' }).click();
    await second.getByText('Model saved').waitFor();
    await eventually(() => modelSelector(first).inputValue()).toContain('reader:latest');
    expect((await readConfig()).categorization_model).toBe('reader:latest');
  });

  test('a configured model that is gone is shown as missing; without any model there is nothing to choose', async () => {
    const page = await openPage();
    ollama.setModels(defaultInstalled.filter(({ name }) => name !== MODEL));
    await openOllamaPage(page);
    await page.getByText(`${MODEL} is no longer installed, so nothing is judged.`).waitFor();
    await page.getByText(`${MODEL} is not installed.`, { exact: true }).waitFor();
    expect(await reEvaluateButton(page).isDisabled()).toBe(true);
    expect(await modelSelector(page).inputValue()).toBe(MODEL);

    ollama.setModels([]);
    await page.reload();
    await page.getByText(/Pull it again in the library below\./).waitFor();
    expect(await modelSelector(page).isDisabled()).toBe(true);
    expect((await readConfig()).categorization_model).toBe(MODEL);
  });
});

test('prompts are closed at first, read-only, and shown as they are sent for an article', async () => {
  await addNotes('/prompts', 1);
  const page = await openPage();
  await openOllamaPage(page);
  const prompts = page.getByRole('region', { name: 'System prompts' });
  const text = prompts.getByRole('region', { name: 'Categorization prompt' });
  expect(await text.count()).toBe(0);
  await prompts.getByText('Categorization prompt', { exact: true }).click();
  await text.waitFor();
  const answer = (await (await api.send({ path: '/api/ollama/prompts' })).json()) as Record<string, string>;
  expect(await text.getByText(/./).first().textContent()).toBe(answer['categorization_prompt']);
  expect(await prompts.innerText()).toContain(`version ${answer['version']}`);
  expect(await text.getByRole('textbox').count()).toBe(0);
  expect(await page.evaluate(styleOfPrompt)).toEqual(['auto', expect.stringMatching(/mono/i)]);

  await prompts.getByRole('combobox', { name: 'Show for an article' }).click();
  await prompts.getByRole('option', { name: 'Note 1' }).click();
  await eventually(() => text.innerText()).toContain('one query, one index, 3 rows');
  expect(await findBarriers(page)).toEqual([]);
});

test('Re-evaluate is inactive until another model is saved; then its articles wait in Scoring and come back', async () => {
  await addNotes('/again', 3);
  const page = await openPage();
  await openOllamaPage(page);
  const button = reEvaluateButton(page);
  await page.getByText('No unread article is out of date.').waitFor();
  expect(await button.isDisabled()).toBe(true);

  await pickModel(page, 'llama3.2:3b');
  await saveButton(page).click();
  await eventually(() => button.isEnabled()).toBe(true);
  const unread = (await api.counts()).unread;
  await page.getByText(new RegExp(`^${unread} would be judged again`)).waitFor();

  model.hold();
  await button.click();
  await page.getByText(`${unread} articles queued`).waitFor();
  await eventually(() => button.isDisabled()).toBe(true);
  expect(await countProgress(page)).toBe(0);
  await page.getByRole('link', { name: 'Back to reading' }).click();
  await eventually(async () => (await api.counts()).unread).toBe(0);
  await page.getByRole('link', { name: /^Scoring/ }).click();
  await eventually(() => listTitles(page)).toHaveLength(unread);
  await scoringStatus(page).waitFor();
  expect(await countProgress(page)).toBe(0);

  model.answerAll();
  await eventually(async () => (await api.counts()).unread).toBe(unread);
  await scoringStatus(page).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /^Unread/ }).click();
  await eventually(() => listTitles(page)).toHaveLength(unread);
});

function reEvaluateButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Re-evaluate unread articles', exact: true });
}

/** What a page may not have while articles are judged again: a bar, or a way to cancel. */
function countProgress(page: Page): Promise<number> {
  return page
    .getByRole('progressbar')
    .or(page.getByRole('button', { name: /cancel|stop/i }))
    .count();
}

async function addNotes(path: string, count: number): Promise<void> {
  const notes = makeNotes(count).map((note) => ({ ...note, id: `${path}#${note.title}` }));
  feeds.set(path, { body: makeRss(makeFeed('Notes', notes)) });
  await api.addFeed(feeds.url(path));
  await eventually(async () => (await api.status()).state).toBe('idle');
}

/** How an open prompt scrolls, and its type. */
const styleOfPrompt = `(() => {
  const shown = document.querySelector('[aria-labelledby=system-prompts] details[open] pre');
  return [getComputedStyle(shown.parentElement).overflowY, getComputedStyle(shown).fontFamily];
})()`;

/**
 * What has moved without being asked to, by the browser's own reckoning. The badge's words take another
 * width when they come, which counts less than 0.0001; a line of text that moves counts more than 0.001.
 */
const watchShifts = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput && value > 0.001) window.shifts.push(value.toFixed(4) + ' ' + sources.map(({ node }) => node?.className).join(' '));
    }
  }).observe({ type: 'layout-shift', buffered: true });
`;
