import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { defaultInstalled } from '#server/testing/ollama-simulator/models.ts';
import { ollamaConfigSchema } from '#shared/settings.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { healthBadge, modelSelector, openOllamaPage, pickModel, saveButton } from './ollama-steps.ts';
import { listTitles, scoringStatus } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, ollama, model, api, openPage } = await startJourney();
const MODEL = 'granite4.1:3b';
await api.saveInterests('Databases');

const readConfig = () => api.read({ path: '/api/ollama/config' }, ollamaConfigSchema);

beforeEach(async () => {
  model.answerAll();
  ollama.setFaults({ server: 'none', chats: [] });
  ollama.setModels(defaultInstalled);
  await ollama.restart();
  await api.chooseModel(MODEL);
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
