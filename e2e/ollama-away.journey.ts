import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { defaultInstalled } from '#server/testing/ollama-simulator/models.ts';
import { eventually, startJourney } from './journey.ts';
import { pickModel } from './ollama-steps.ts';
import { articleList, articleRow, chooseModel, openArticle, scoringStatus } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, ollama, model, api, openPage } = await startJourney();
const MODEL = 'granite4.1:3b';
await api.saveInterests('Databases');

/** Each test begins with a well Ollama and a feed whose six articles wait to be judged. */
beforeEach(async ({ task }) => {
  model.hold();
  ollama.setFaults({ chats: [] });
  ollama.setModels(defaultInstalled);
  await ollama.restart();
  await api.chooseModel(MODEL);
  const path = `/${encodeURIComponent(task.name)}`;
  const notes = makeNotes(6).map((note) => ({ ...note, id: `${path}#${note.title}` }));
  feeds.set(path, { body: makeRss(makeFeed('Notes', notes)) });
  const feed = await api.addFeed(feeds.url(path));
  await model.asked();
  return () => api.send({ method: 'DELETE', path: `/api/feeds/${feed.id}` });
});

test('Ollama dies while judging: the page says so, reading goes on, and judging resumes by itself', async () => {
  const page = await openPage();
  await model.answer(2);
  await eventually(() => countScored(page)).toBe(2);

  await ollama.stop();
  await eventually(() => scoringStatus(page).innerText()).toBe(
    `Ollama is not reachable at ${ollama.url} · 4 waiting`,
  );
  expect(await scoringStatus(page).getAttribute('href')).toBe('/settings/ollama');
  const article = await openArticle(page, 'Note 5');
  expect(await article.innerText()).toContain('one query, one index, 7 rows');
  await article.getByText('Waiting to be judged').waitFor();

  await ollama.restart();
  model.answerAll();
  await eventually(() => countScored(page)).toBe(6);
  await scoringStatus(page).waitFor({ state: 'detached' });
  await article.getByRole('button', { name: 'How this score came about' }).waitFor();
});

test('the Ollama page turns to its disconnected form and back', async () => {
  const page = await openPage({ statuses: [503] });
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Ollama', exact: true }).click();
  await page.getByText(/^Connected · /).waitFor();
  await pickModel(page, 'llama3.2:3b');

  await ollama.stop();
  await comeBackToTab(page);
  await page.getByText('Disconnected', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Connect to Ollama to manage models' }).waitFor();
  const main = page.getByRole('main');
  expect(await main.innerText()).toContain(`Ollama is not reachable at ${ollama.url}.`);
  expect(await main.innerText()).toContain('ollama.host');
  const selector = page.getByRole('combobox', { name: 'Model' });
  expect(await selector.inputValue()).toContain(MODEL);
  expect(await selector.isDisabled()).toBe(true);
  const kept = page.getByText('What you chose is kept until Ollama answers again.');
  await kept.waitFor();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await kept.waitFor({ state: 'detached' });

  const again = page.getByRole('button', { name: 'Try again' });
  const allowed = Promise.withResolvers<void>();
  await page.route('**/api/ollama/health', async (route) => {
    await allowed.promise;
    await route.continue();
  });
  const focused = () =>
    page.evaluate<string>('document.activeElement.tagName + document.activeElement.innerText');
  await again.press('Enter');
  // While it is busy it is disabled, and the focus is nowhere.
  await eventually(focused).toMatch(/^BODY/);
  allowed.resolve();
  await eventually(focused).toBe('BUTTONTry again');

  await ollama.restart();
  await again.click();
  await page.getByText(/^Connected · /).waitFor();
  await eventually(() => selector.isEnabled()).toBe(true);
});

test('a deleted model: the page says so and what to do, and another one takes over', async () => {
  const page = await openPage();
  ollama.setModels(defaultInstalled.filter(({ name }) => name !== MODEL));
  await model.answer(1);
  await eventually(() => scoringStatus(page).innerText()).toBe(`${MODEL} is not installed · 5 waiting`);

  await scoringStatus(page).click();
  await page.getByText(`${MODEL} is no longer installed, so nothing is judged.`).waitFor();
  await page.getByText('Choose another model, or pull it again').waitFor();

  model.answerAll();
  await chooseModel(page, 'llama3.2:3b');
  await page.getByRole('link', { name: 'Back to reading' }).click();
  await eventually(() => countScored(page)).toBe(6);
});

test('a useless answer fails its article alone, says so, and Retry makes good', async () => {
  const page = await openPage();
  ollama.setFaults({ chats: ({ text }) => (/^Title: Note 4$/m.test(text) ? 'not_json' : 'none') });
  model.answerAll();
  await eventually(() => countScored(page)).toBe(5);
  await articleRow(page, 'Note 4').getByRole('img', { name: 'Judging failed' }).waitFor();

  await page.getByRole('link', { name: /^Failed/ }).click();
  const article = await openArticle(page, 'Note 4');
  const judgement = article.getByRole('region', { name: 'Judgement' });
  expect(await judgement.innerText()).toContain('failed. No usable answer: The model did not answer');
  expect(await article.innerText()).toContain('one query, one index, 6 rows');

  ollama.setFaults({ chats: [] });
  await judgement.getByRole('button', { name: 'Retry' }).click();
  await judgement.getByRole('img', { name: /^Score \d+$/ }).waitFor();
  await eventually(() => page.getByRole('link', { name: /^Failed \d/ }).count()).toBe(0);
});

function countScored(page: Page): Promise<number> {
  return articleList(page)
    .getByRole('img', { name: /^Score \d+$/ })
    .count();
}

/** The page asks for Ollama's health at once when its tab is looked at again, else every 20 seconds. */
async function comeBackToTab(page: Page): Promise<void> {
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
}
