import { beforeEach, expect, test } from 'vitest';
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

const { ollama, api, openPage } = await startJourney();
const MODEL = 'granite4.1:3b';
const HEALTH = '**/api/ollama/health';
await api.saveInterests('Databases');

beforeEach(async () => {
  await ollama.restart();
  await api.chooseModel(MODEL);
});

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
