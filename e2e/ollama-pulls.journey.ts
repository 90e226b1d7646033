import { beforeEach, describe, expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import type { PullFault } from '#server/testing/ollama-simulator/faults.ts';
import { defaultLibrary, makePullable } from '#server/testing/ollama-simulator/library.ts';
import { defaultInstalled } from '#server/testing/ollama-simulator/models.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { downloadStatusSchema } from '#shared/pull.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { findCutWords } from './measures.ts';
import {
  healthBadge,
  modelRow,
  modelSelector,
  openOllamaPage,
  percentOf,
  pullBar,
  pullSign,
  setTabVisible,
  startPull,
} from './ollama-steps.ts';

/** Bytes a second. Slow: the smallest of the large ones takes a minute, longer than any test looks at it. */
const SLOW = 50_000_000;
const FAST = 100_000_000_000;
const SLASHES = 'hf.co/user/tides-GGUF:Q4_K_M';

// An Ollama of its own, which keeps real time: a pull is shown while it moves. What was pulled once comes
// at once the next time, so each test pulls other models.
const library = [
  ...defaultLibrary,
  makePullable({ name: 'qwen3.5:9b', size: 6_600_000_000 }),
  makePullable({ name: 'gemma4:12b', size: 7_700_000_000 }),
  makePullable({ name: SLASHES, size: 1_812_000_000 }),
  makePullable({ name: 'tides:1b', size: 812_000_000 }),
];
const ollama = await startOllamaSimulator({ library });
cleanUpLater(ollama.stop);
const { program, api, openPage } = await startJourney({ WINNOW_OLLAMA_HOST: ollama.url });

/** Each test begins with an Ollama that holds nothing of what is pulled, and without pulls. */
beforeEach(async () => {
  ollama.setFaults({ server: 'none', pulls: {} });
  ollama.configure({ pullBytesPerSecond: SLOW });
  ollama.setModels(defaultInstalled);
  await ollama.restart();
  return async () => {
    const { pulls } = await api.read({ path: '/api/ollama/download-status' }, downloadStatusSchema);
    for (const { model } of pulls) {
      for (const call of ['cancel', 'dismiss']) {
        await api.send({ method: 'POST', path: `/api/ollama/models/pull/${call}`, body: { model } });
      }
    }
  };
});

test('Pull becomes a bar in the same place, on every page and after a reload, and ends as an installed model', async () => {
  const name = 'qwen3.5:4b';
  const page = await openPage();
  await openOllamaPage(page);
  const row = modelRow(page, name);
  expect(await row.innerText()).not.toContain('Installed');
  await startPull(page, name);
  const bar = row.getByRole('progressbar', { name: `Pulling ${name}` });
  await eventually(() => row.innerText()).toMatch(
    /\d %\s*\d\.\d of 3\.3 GB · \d+\.\d MB\/s · (1 min )?\d+ s left/,
  );
  expect(await findBarriers(page)).toEqual([]);

  const atReload = await percentOf(bar);
  await page.reload();
  await eventually(() => percentOf(bar)).toBeGreaterThanOrEqual(atReload);
  const elsewhere = await openPage();
  await openOllamaPage(elsewhere);
  await eventually(() => percentOf(pullBar(elsewhere, name))).toBeGreaterThanOrEqual(atReload);
  await elsewhere.getByRole('link', { name: 'Interests' }).click();
  await eventually(() => pullSign(elsewhere).innerText()).toMatch(/^\d+ %$/);

  await page.evaluate(watchPercent);
  ollama.configure({ pullBytesPerSecond: FAST });
  await eventually(() => percentOf(bar)).toBe(100);
  await bar.waitFor({ state: 'detached' });
  expect(await row.innerText()).toContain('Installed');
  expect(await row.getByRole('button', { name: `Test ${name}` }).isEnabled()).toBe(true);
  await modelSelector(page).click();
  await page.getByRole('option', { name: 'qwen3.5:4b — 3.3 GB' }).waitFor();
  await eventually(() => pullSign(elsewhere).count()).toBe(0);
  const seen = (await page.evaluate('window.percents')) as number[];
  expect(seen.at(-1)).toBe(100);
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
});

test('a pull that stands still is cancelled from another tab; what came is kept, and Resume goes on from there', async () => {
  const name = 'gemma4:e2b';
  ollama.configure({ pullBytesPerSecond: FAST });
  ollama.setFaults({ pulls: { [name]: 'stall' } });
  const first = await openPage();
  const second = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await openOllamaPage(first);
  await openOllamaPage(second);
  await startPull(first, name);
  await eventually(() => percentOf(pullBar(second, name))).toBeGreaterThanOrEqual(39);
  await second.getByRole('button', { name: `Cancel the pull of ${name}` }).click();
  await second.getByText(`The pull of ${name} is cancelled`, { exact: true }).waitFor();
  await eventually(() => modelRow(first, name).innerText()).toContain('1.8 of 4.6 GB kept');
  expect(await pullSign(first).count()).toBe(0);
  await second.getByRole('button', { name: `Resume ${name}` }).waitFor();
  expect(await findCutWords(second)).toEqual([]);
  const asked = ollama.requests.filter(({ path }) => path === '/api/pull');
  expect(await asked.at(-1)?.ended).toBe('left');

  ollama.setFaults({ pulls: {} });
  ollama.configure({ pullBytesPerSecond: SLOW });
  await first.getByRole('button', { name: `Resume ${name}` }).click();
  await eventually(() => percentOf(pullBar(first, name))).toBeGreaterThanOrEqual(39);
  ollama.configure({ pullBytesPerSecond: FAST });
  await eventually(() => modelRow(second, name).innerText()).toContain('Installed');
});

describe('a pull that fails', () => {
  const failures: [PullFault, string][] = [
    ['offline', 'Ollama cannot reach the model library.'],
    ['too_old', 'needs a newer Ollama.'],
    ['disk_full', "Ollama's disk is full."],
    ['damaged', 'The download was damaged and has been thrown away.'],
    ['unlisted', 'gemma3:270m'],
  ];

  test('says so in its row with its own words, never as a success, whatever the reason', async () => {
    const name = 'gemma3:270m';
    ollama.configure({ pullBytesPerSecond: 0 });
    const page = await openPage();
    await openOllamaPage(page);
    const row = modelRow(page, name);
    for (const [index, [fault, words]] of failures.entries()) {
      ollama.setFaults({ pulls: { [name]: fault } });
      if (index === 0) await typeModel(page, name);
      else await row.getByRole('button', { name: `Retry ${name}` }).click();
      await eventually(() => row.locator('[data-failed]').innerText()).toContain(words);
      expect(await row.innerText()).not.toContain('Installed');
      await eventually(() => pullSign(page).count()).toBe(0);
    }
    expect(await findBarriers(page)).toEqual([]);
    ollama.setFaults({ pulls: {} });
    await row.getByRole('button', { name: `Retry ${name}` }).click();
    await eventually(() => row.innerText()).toContain('Installed');
  });

  test('because nobody knows the model, stays over a reload until it is dismissed', async () => {
    const page = await openPage();
    await openOllamaPage(page);
    await typeModel(page, 'no-such:1b');
    await page.getByText('There is no model called no-such:1b.', { exact: true }).waitFor();
    await page.reload();
    const row = modelRow(page, 'no-such:1b');
    await row.getByRole('button', { name: 'Dismiss no-such:1b' }).click();
    await row.waitFor({ state: 'detached' });
  });
});

test('several pulls wait for their turn, and the next begins when one is cancelled', async () => {
  const page = await openPage();
  await openOllamaPage(page);
  const first = await startPull(page, 'gemma4:12b');
  await first.waitFor();
  await page.getByRole('button', { name: 'Pull embeddinggemma:300m' }).click();
  const waiting = modelRow(page, 'embeddinggemma:300m');
  await waiting.getByText('Queued · 622 MB').waitFor();
  await page.getByRole('button', { name: 'Cancel the pull of gemma4:12b' }).click();
  await pullBar(page, 'embeddinggemma:300m').waitFor();
  ollama.configure({ pullBytesPerSecond: FAST });
  await eventually(() => waiting.innerText()).toContain('Installed');
});

test('after a crash of ours the pull goes on by itself and says so, and Resume is still offered elsewhere', async () => {
  const name = SLASHES;
  const cancelled = 'qwen3.5:9b';
  const page = await openPage({ programGoesAway: true });
  await openOllamaPage(page);
  const bar = await startPull(page, cancelled);
  await eventually(() => percentOf(bar)).toBeGreaterThan(0);
  await page.getByRole('button', { name: `Cancel the pull of ${cancelled}` }).click();
  await page.getByRole('button', { name: `Resume ${cancelled}` }).waitFor();
  await typeModel(page, name);
  await eventually(() => percentOf(pullBar(page, name))).toBeGreaterThan(0);
  await program.kill();
  await program.start();
  await modelRow(page, name).getByText('Resumed by itself after a restart of Winnow').waitFor();
  await page.getByRole('button', { name: `Resume ${cancelled}` }).waitFor();
  ollama.configure({ pullBytesPerSecond: FAST });
  await eventually(() => modelRow(page, name).innerText()).toContain('Installed');
});

test('while Ollama is away a pull keeps its bar and Cancel, and nothing else can be begun', async () => {
  const name = 'qwen3.5:9b';
  const page = await openPage({ statuses: [503] });
  await openOllamaPage(page);
  await eventually(() => healthBadge(page).innerText()).toMatch(/^Connected/);
  await startPull(page, name);
  await eventually(() => percentOf(pullBar(page, name))).toBeGreaterThan(0);
  await ollama.stop();
  await setTabVisible(page, true);
  await page.getByRole('heading', { name: 'Connect to Ollama to manage models' }).waitFor();
  await pullBar(page, name).waitFor();
  await page
    .getByText(/Ollama does not answer: trying again/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: /^(Pull|Resume|Retry) / }).count()).toBe(0);
  await page.getByRole('button', { name: `Cancel the pull of ${name}` }).click();
  await pullBar(page, name).waitFor({ state: 'detached' });
});

test('any model is pulled by its name, with a row of its own; names that are none are refused at once', async () => {
  const page = await openPage();
  await openOllamaPage(page);
  const field = page.getByLabel('Any other model');
  const button = page.getByRole('button', { name: 'Pull the model typed' });
  expect(await button.isDisabled()).toBe(true);
  const before = ollama.requests.length;
  const refused = ['../up', 'модель:3b', 'http://example.org/model', 'x'.repeat(300), 'LLAMA3.2:3b'];
  for (const name of refused) {
    await field.fill(name);
    await field.press('Enter');
    await eventually(() => field.getAttribute('aria-invalid')).toBe('true');
  }
  await field.fill('   ');
  expect(await button.isDisabled()).toBe(true);
  const asked = ollama.requests.slice(before).map(({ path }) => path);
  expect(asked).not.toContain('/api/pull');

  ollama.setFaults({ pulls: { 'tides:1b': 'stall' } });
  await field.fill('  tides:1b ');
  await field.press('Enter');
  await eventually(() => percentOf(pullBar(page, 'tides:1b'))).toBeGreaterThan(0);
  expect(await field.inputValue()).toBe('');
  await field.fill('tides:1b');
  await button.click();
  await page.getByText('tides:1b is being pulled already.').waitFor();
});

async function typeModel(page: Parameters<typeof openOllamaPage>[0], name: string): Promise<void> {
  await page.getByLabel('Any other model').fill(name);
  await page.getByRole('button', { name: 'Pull the model typed' }).click();
}

/** Notes every percentage that a bar shows from now on. */
const watchPercent = `
  window.percents = [];
  new MutationObserver(() => {
    const shown = document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow');
    if (shown !== null && shown !== undefined && Number(shown) !== window.percents.at(-1)) window.percents.push(Number(shown));
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-valuenow'] });
`;
