import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { eventually, startJourney } from './journey.ts';
import { openOllamaPage, pickModel, saveButton } from './ollama-steps.ts';
import { articleList, listTitles, scoringStatus } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, ollama, model, api, openPage, program } = await startJourney();
await api.saveInterests('Databases');
await api.chooseModel('granite4.1:3b');

const COUNT = 7;
const titles = makeNotes(COUNT).map(({ title }) => title);

/** Each test brings its own feed, all of whose articles wait to be judged. */
beforeEach(async ({ task }) => {
  model.hold();
  const path = `/${encodeURIComponent(task.name)}`;
  const notes = makeNotes(COUNT).map((note) => ({ ...note, id: `${path}#${note.title}` }));
  feeds.set(path, { body: makeRss(makeFeed(task.name, notes)) });
  const feed = await api.addFeed(feeds.url(path));
  return async () => {
    ollama.setFaults({ chats: [] });
    const oneModel = { categorization_model: 'granite4.1:3b', use_separate_models: false };
    await api.send({ method: 'PUT', path: '/api/ollama/config', body: oneModel });
    const noLimits = { daily_limit: null, quiet_hours: null };
    await api.send({ method: 'PUT', path: '/api/settings', body: noLimits });
    await api.send({ method: 'POST', path: '/api/judging/resume' });
    await api.send({ method: 'DELETE', path: `/api/feeds/${feed.id}` });
  };
});

test('a model that fails five times stops the queue, names the way out, and all is tried again', async () => {
  const page = await openPage();
  // The first question is on its way already; all after it are answered badly.
  await model.asked();
  ollama.setFaults({ chats: () => 'not_json' });
  model.answerAll();
  await eventually(() => scoringStatus(page).innerText()).toBe(
    'Judging stopped after five failures · 1 waiting',
  );

  await scoringStatus(page).click();
  await page.waitForURL('/failed');
  const banner = page.getByRole('region', { name: 'Judging' });
  expect(await banner.innerText()).toContain('granite4.1:3b gave an answer that cannot be used.');
  expect(await banner.getByRole('link').getAttribute('href')).toBe('/settings/ollama');
  await eventually(() => linesOf(page)).toEqual(Array(5).fill('No usable answer · Retry'));

  ollama.setFaults({ chats: [] });
  await banner.getByRole('button', { name: 'Resume' }).click();
  await banner.waitFor({ state: 'detached' });
  await eventually(async () => (await api.counts()).scoring).toBe(0);
  expect((await api.counts()).failed).toBe(5);
  await page.getByRole('button', { name: 'Retry all' }).click();
  await page.getByText('5 articles are tried again').waitFor();
  await eventually(() => countScored(page)).toBe(5);
  await page.getByRole('link', { name: 'Unread' }).first().click();
  await eventually(() => countScored(page)).toBe(COUNT);
});

test('after another scoring model alone is chosen only the score is asked for, beside the old one', async () => {
  const page = await openPage();
  await judgeAll();
  model.hold();
  await openOllamaPage(page);
  await page.getByRole('switch', { name: 'Use separate models' }).check();
  await pickModel(page, 'llama3.2:3b', 'Scoring model');
  await saveButton(page).click();
  await page.getByText(new RegExp(`^${COUNT} would be judged again`)).waitFor();
  await page.getByRole('button', { name: 'Re-evaluate unread articles' }).click();
  await page.getByText(`${COUNT} articles queued`).waitFor();

  await page.getByRole('link', { name: 'Back to reading' }).click();
  await page.getByRole('link', { name: `${COUNT} are being judged again` }).click();
  await eventually(() => listTitles(page)).toEqual(titles);
  const waiting = Array(COUNT - 2).fill('Waiting · score only');
  await eventually(() => linesOf(page)).toEqual([
    'Judging now · score only',
    'Next · score only',
    ...waiting,
  ]);
  expect(
    await articleList(page)
      .getByRole('img', { name: /^Score \d+, / })
      .count(),
  ).toBe(COUNT);

  model.answerAll();
  await eventually(() => countScored(page)).toBe(COUNT);
  await scoringStatus(page).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: `Unread ${COUNT}` }).click();
  await eventually(() => countScored(page)).toBe(COUNT);
});

test('quiet hours and a daily limit stop the queue and say so, and taken away let it go on', async () => {
  const page = await openPage();
  await page.goto('/settings/general');
  await page.getByRole('switch', { name: 'Quiet hours' }).check();
  await page.getByLabel('Quiet from').fill(clockIn(-60));
  const until = clockIn(60);
  await page.getByLabel('Quiet until').fill(until);
  await saveSettings(page);
  await model.answer(1);
  await page.getByRole('link', { name: 'Back to reading' }).click();
  const quiet = `Quiet until ${until} · ${COUNT - 1} waiting`;
  await eventually(() => scoringStatus(page).innerText()).toBe(quiet);

  await scoringStatus(page).click();
  await page.waitForURL('/settings/general#judging');
  const { judged_today: judgedToday } = (await api.status()).budget;
  await page.getByText(`Judged today: ${judgedToday}.`).waitFor();
  await page.getByRole('switch', { name: 'Quiet hours' }).uncheck();
  await page.getByLabel('Articles a day').fill('0');
  await page.getByText('At least 1.').waitFor();
  expect(await saveSettingsButton(page).isDisabled()).toBe(true);
  await page.getByLabel('Articles a day').fill(String(judgedToday));
  await saveSettings(page);
  await page.getByRole('link', { name: 'Back to reading' }).click();
  const spent = `Judged ${judgedToday} today, more tomorrow · ${COUNT - 1} waiting`;
  await eventually(() => scoringStatus(page).innerText()).toBe(spent);

  model.answerAll();
  await scoringStatus(page).click();
  await page.getByLabel('Articles a day').fill('');
  await saveSettings(page);
  await page.getByRole('link', { name: 'Back to reading' }).click();
  await eventually(() => countScored(page)).toBe(COUNT);
});

test('a kill in the middle of a re-evaluation loses no score and leaves nothing out', async () => {
  const page = await openPage({ programGoesAway: true });
  await judgeAll();
  model.hold();
  await api.saveInterests('Databases\nNight trains');
  await api.send({ method: 'POST', path: '/api/judging/re-evaluate' });
  await page.goto('/scoring');
  await eventually(() => articleList(page).getByRole('listitem').count()).toBe(COUNT);
  await model.answer(2);
  await eventually(async () => (await api.counts()).scoring).toBe(COUNT - 2);
  await eventually(() => countScored(page)).toBe(2);
  await model.asked();

  await program.kill();
  await program.start();
  expect(await api.counts()).toMatchObject({ unread: 2, scoring: COUNT - 2, all: COUNT, failed: 0 });
  expect((await api.list('all')).articles.filter(({ score }) => score === null)).toEqual([]);
  await page.goto('/scoring');
  await eventually(() => articleList(page).getByRole('listitem').count()).toBe(COUNT - 2);
  model.answerAll();
  await eventually(async () => (await api.counts()).scoring).toBe(0);
  expect(await api.counts()).toMatchObject({ unread: COUNT, failed: 0 });
  const dryRun = { method: 'POST', path: '/api/judging/re-evaluate', body: { dry_run: true } } as const;
  expect(await (await api.send(dryRun)).json()).toMatchObject({ queued: 0 });
});

async function judgeAll(): Promise<void> {
  model.answerAll();
  await eventually(async () => (await api.status()).state).toBe('idle');
}

/** The last line of every row, in the order of the list. */
async function linesOf(page: Page): Promise<string[]> {
  const rows = await articleList(page).getByRole('article').all();
  return Promise.all(rows.map((row) => row.getByRole('paragraph').innerText()));
}

function countScored(page: Page): Promise<number> {
  return articleList(page)
    .getByRole('img', { name: /^Score \d+$/ })
    .count();
}

async function saveSettings(page: Page): Promise<void> {
  await saveSettingsButton(page).click();
  // Not the button, which is disabled while it saves too, nor a toast, which may be that of a save before.
  await page.getByText('No changes in Judging').waitFor();
}

/** General has a form for judging and one for storage. */
function saveSettingsButton(page: Page): Locator {
  return page.getByRole('form', { name: 'Judging' }).getByRole('button', { name: 'Save', exact: true });
}

/** The time of day so many minutes from now, by the clock on the wall: "22:30". */
function clockIn(minutes: number): string {
  const at = new Date(Date.now() + minutes * 60_000);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
