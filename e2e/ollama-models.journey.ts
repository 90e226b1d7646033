import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { defaultInstalled, makeModel } from '#server/testing/ollama-simulator/models.ts';
import { ollamaConfigSchema } from '#shared/settings.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import {
  loadModel,
  modelRow,
  modelSelector,
  openModelMenu,
  openOllamaPage,
  pickModel,
  saveButton,
} from './ollama-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, ollama, model, api, openPage } = await startJourney();
const MODEL = 'granite4.1:3b';
const OTHER = 'llama3.2:3b';
const SLASHES = 'hf.co/user/tides-GGUF:Q4_K_M';
await api.saveInterests('Databases');

const readConfig = () => api.read({ path: '/api/ollama/config' }, ollamaConfigSchema);
const separate = (page: Page) => page.getByRole('switch', { name: 'Use separate models' });

beforeEach(async () => {
  model.answerAll();
  ollama.setModels([...defaultInstalled, makeModel({ name: SLASHES, size: 812_000_000 })]);
  await ollama.restart();
  const body = { categorization_model: MODEL, use_separate_models: false };
  await api.send({ method: 'PUT', path: '/api/ollama/config', body });
});

describe('separate models', () => {
  test('the switch gives two selectors and the sum of both in memory; off, one model does both again', async () => {
    const page = await openPage();
    await openOllamaPage(page);
    await separate(page).check({ force: true });
    await page.getByText('Both are the same model, which is in memory once: 2.1 GB.').waitFor();
    await pickModel(page, OTHER, 'Scoring model');
    await page.getByText('Both models must fit in memory at the same time: 4.1 GB together.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect((await readConfig()).use_separate_models).toBe(false);
    await saveButton(page).click();
    await page.getByText('Models saved').waitFor();
    expect(await readConfig()).toMatchObject({ categorization_model: MODEL, scoring_model: OTHER });

    await separate(page).uncheck({ force: true });
    expect(await modelSelector(page).inputValue()).toContain(MODEL);
    await saveButton(page).click();
    await page.getByText('Model saved', { exact: true }).waitFor();
    expect(await readConfig()).toMatchObject({ scoring_model: MODEL, use_separate_models: false });
  });

  test('the switch is there only while two models that can judge are installed, or while it is on', async () => {
    const page = await openPage();
    const onlyOne = defaultInstalled.filter(({ name }) => name === MODEL || name.startsWith('all-minilm'));
    ollama.setModels(onlyOne);
    await openOllamaPage(page);
    expect(await modelSelector(page).isEnabled()).toBe(true);
    expect(await separate(page).count()).toBe(0);

    ollama.setModels(defaultInstalled);
    await page.reload();
    await separate(page).waitFor();
    const body = { categorization_model: MODEL, scoring_model: OTHER, use_separate_models: true };
    await api.send({ method: 'PUT', path: '/api/ollama/config', body });
    ollama.setModels(onlyOne);
    await page.reload();
    await separate(page).waitFor();
    expect(await modelSelector(page, 'Scoring model').inputValue()).toBe(OTHER);
  });
});

test('a save during judging: a line says that the running call ends with the old model, until it has', async () => {
  model.hold();
  await addNotes('/during', 2);
  await model.asked();
  const page = await openPage();
  await openOllamaPage(page);
  const line = page.getByText(/^The article being judged now finishes with the old model/);
  await modelSelector(page).waitFor();
  expect(await line.count()).toBe(0);
  await pickModel(page, OTHER);
  await line.waitFor();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await line.waitFor({ state: 'detached' });

  await pickModel(page, OTHER);
  await saveButton(page).click();
  await page.getByText('Model saved').waitFor();
  await line.waitFor();
  await model.answer(1);
  await model.asked();
  await line.waitFor({ state: 'detached' });
  const chats = ollama.requests.filter(({ path }) => path === '/api/chat');
  expect(chats.map(({ body }) => (body as { model: string }).model)).toEqual([MODEL, OTHER]);
});

test('a model is tested before it is chosen: its result stands in its row, with its answers, after a reload too', async () => {
  const page = await openPage();
  await openOllamaPage(page);
  const row = modelRow(page, OTHER);
  await page.getByRole('button', { name: `Test ${OTHER}` }).click();
  await row.getByText(/^Valid answers 12 of 12 · ordered \d+ of 36 pairs correctly · /).waitFor();
  expect((await readConfig()).categorization_model).toBe(MODEL);
  await row.getByText('Its answers').click();
  expect(await row.getByRole('row').count()).toBeGreaterThanOrEqual(13);
  expect(await findBarriers(page)).toEqual([]);
  await page.reload();
  await row.getByText(/^Valid answers 12 of 12/).waitFor();
});

test('by keyboard Test and Re-evaluate keep the focus while they cannot be pressed again', async () => {
  await addNotes('/focus', 2);
  await eventually(async () => (await api.status()).state).toBe('idle');
  const page = await openPage();
  await openOllamaPage(page);
  const focused = () => page.evaluate<string>('document.activeElement.innerText');
  model.hold();
  const test = page.getByRole('button', { name: `Test ${OTHER}` });
  await test.press('Enter');
  await eventually(() => test.isDisabled()).toBe(true);
  expect(await focused()).toBe('Test');
  model.answerAll();

  await pickModel(page, OTHER);
  await saveButton(page).click();
  const again = page.getByRole('button', { name: 'Re-evaluate unread articles' });
  await eventually(() => again.isEnabled()).toBe(true);
  await again.press('Enter');
  await eventually(() => again.isDisabled()).toBe(true);
  expect(await focused()).toBe('Re-evaluate unread articles');
});

test('of many models one is found by typing a part of its name', async () => {
  const many = Array.from({ length: 12 }, (_, index) => makeModel({ name: `tides:${index + 1}b`, size: 1 }));
  ollama.setModels([...defaultInstalled, ...many]);
  const page = await openPage();
  await openOllamaPage(page);
  await modelSelector(page).click();
  await page.keyboard.type('tides:1');
  const found = page.getByRole('option');
  await eventually(() => found.count()).toBe(4);
  expect((await found.allInnerTexts()).map((text) => text.split(' ')[0])).toEqual([
    'tides:1b',
    'tides:10b',
    'tides:11b',
    'tides:12b',
  ]);
  await found.first().click();
  await eventually(() => modelSelector(page).inputValue()).toMatch(/^tides:1b/);
});

describe('the library', () => {
  test('shows recommended models with size, purpose and minimum version, installed ones with badge and real size', async () => {
    const page = await openPage();
    await openOllamaPage(page);
    expect(await page.getByRole('region', { name: 'Model library' }).innerText()).toContain(
      '5 installed · 5.0 GB on disk',
    );
    const expected: [string, RegExp][] = [
      [MODEL, /Installed[\s\S]*Judging[\s\S]*2\.1 GB/],
      ['qwen3.5:4b', /Ollama 0\.31\.2 or newer[\s\S]*3\.3 GB/],
      ['gemma4:e2b', /Ollama 0\.21\.1 or newer[\s\S]*4\.6 GB/],
      ['qwen3.5:9b', /6\.6 GB/],
      ['gemma4:12b', /7\.7 GB/],
      ['embeddinggemma:300m', /622 MB/],
      ['all-minilm', /Installed[\s\S]*46 MB/],
      [OTHER, /Alias[\s\S]*same model as reader:latest/],
      [SLASHES, /Installed[\s\S]*3\.2B parameters[\s\S]*812 MB/],
    ];
    for (const [name, text] of expected) expect(await modelRow(page, name).innerText()).toMatch(text);
  });

  test('a loaded model is marked in the selector too, and can be unloaded', async () => {
    await loadModel(ollama, SLASHES);
    const page = await openPage();
    await openOllamaPage(page);
    const row = modelRow(page, SLASHES);
    await row.getByText('Loaded', { exact: true }).waitFor();
    await modelSelector(page).click();
    const option = page.getByRole('option', { name: SLASHES });
    expect(await option.innerText()).toContain('Loaded');
    await page.keyboard.press('Escape');
    await openModelMenu(page, SLASHES);
    await page.getByRole('menuitem', { name: 'Unload' }).click();
    await page.getByText(`${SLASHES} is unloaded`).waitFor();
    await row.getByText('Loaded', { exact: true }).waitFor({ state: 'detached' });
    expect(ollama.loadedNames()).toEqual([]);
  });

  test('deleting asks first, naming model and size, and refuses the model that judges', async () => {
    const page = await openPage();
    await openOllamaPage(page);
    await openModelMenu(page, MODEL);
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const refusal = page.getByRole('dialog', { name: `Delete ${MODEL}?` });
    await refusal.getByText('It judges your articles.').waitFor();
    expect(await refusal.getByRole('button', { name: 'Delete model' }).count()).toBe(0);
    await refusal.getByText('Close', { exact: true }).click();

    await openModelMenu(page, SLASHES);
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    const dialog = page.getByRole('dialog', { name: `Delete ${SLASHES}?` });
    await dialog.getByText('812 MB become free').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(ollama.installedNames()).toContain(SLASHES);
    await dialog.getByRole('button', { name: 'Delete model' }).click();
    await page.getByText(`${SLASHES} is deleted`).waitFor();
    await eventually(() => modelRow(page, SLASHES).count()).toBe(0);
    expect(ollama.installedNames()).not.toContain(SLASHES);
  });
});

async function addNotes(path: string, count: number): Promise<void> {
  feeds.set(path, { body: makeRss(makeFeed('Notes', makeNotes(count))) });
  await api.addFeed(feeds.url(path));
}
