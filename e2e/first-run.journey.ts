import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { eventually, startJourney } from './journey.ts';
import {
  addFeed,
  articleRow,
  chooseModel,
  listTitles,
  openArticle,
  openedArticle,
  scoringStatus,
  writeInterests,
} from './reader-steps.ts';
import { compactionArticle, footballArticle, gardenArticle, makeFeed, unwanted, wanted } from './writing.ts';

const { feeds, model, openPage, program } = await startJourney();

const byDate = [footballArticle.title, gardenArticle.title, compactionArticle.title];
const byScore = [compactionArticle.title, gardenArticle.title, footballArticle.title];

test('from an empty page to the best article on top, with its reason', async () => {
  feeds.set('/notes.xml', {
    body: makeRss(makeFeed('Field Notes', [footballArticle, gardenArticle, compactionArticle])),
  });
  const page = await openPage({ programGoesAway: true });

  // An empty page says what to do.
  await page.getByRole('heading', { name: 'Nothing to read yet' }).waitFor();
  const steps = page.getByRole('list', { name: 'First steps' });
  expect(await steps.getByRole('link').allInnerTexts()).toEqual(['Feeds', 'Interests', 'Ollama', 'Model']);

  // A feed: its articles can be read at once, by date, without any model.
  await addFeed(page, feeds.url('/notes.xml'));
  await eventually(() => listTitles(page)).toEqual(byDate);
  await articleRow(page, compactionArticle.title).getByRole('img', { name: 'Not judged' }).waitFor();
  expect(await scoringStatus(page).innerText()).toContain('No model chosen yet');

  // What is wanted, and who judges. From then on estimates put the best on top.
  await page.getByRole('link', { name: 'Settings' }).click();
  await writeInterests(page, { wanted, unwanted });
  await page.getByRole('link', { name: 'Ollama', exact: true }).click();
  await page.getByText(/^Connected · \d+ ms · [\d.]+$/).waitFor();
  await chooseModel(page, 'granite4.1:3b');

  // Scores take the place of estimates in the standing list; the order changes only when asked.
  await page.getByRole('link', { name: 'Back to reading' }).click();
  await eventually(() => listTitles(page)).toEqual(byScore);
  expect(await listScores(page)).toEqual(byDate.map(() => expect.stringMatching(/^Estimated \d+, /)));
  await model.answer(3);
  await eventually(() => listScores(page)).toEqual([
    'Score 0',
    expect.stringMatching(/^Score [2-6]\d$/),
    'Score 90',
  ]);
  await page.getByRole('button', { name: 'Re-order' }).click();
  await eventually(() => listTitles(page)).toEqual(byScore);
  expect(await articleRow(page, compactionArticle.title).innerText()).toContain(
    'Close to your interest in Databases',
  );

  await readTheBest(page);

  // Both marks are there after a reload, and after the program was started anew.
  await page.reload();
  await expectReadAndStarred(page);
  await program.stop();
  await program.start();
  await page.reload();
  await expectReadAndStarred(page);
});

async function readTheBest(page: Page): Promise<void> {
  const article = await openArticle(page, compactionArticle.title);
  expect(await article.getByRole('table').innerText()).toContain('220 ms');
  const link = article.getByRole('link', { name: 'The raw numbers' });
  expect(await link.getAttribute('href')).toBe('https://notes.example/raw-numbers');
  const judgement = article.getByRole('region', { name: 'Judgement' });
  expect(await judgement.innerText()).toContain('Close to your interest in Databases');
  await judgement.getByRole('button', { name: 'How this score came about' }).click();
  expect(await judgement.innerText()).toMatch(/interest \d+ · quality \d+\s*\d+/);
  expect(await judgement.innerText()).toContain('granite4.1:3b');

  expect(await page.title()).toMatch(/^\(3\) /);
  await article.getByRole('button', { name: 'Star' }).click();
  await article.getByRole('button', { name: 'Mark unread' }).waitFor();
  await eventually(() => page.title()).toMatch(/^\(2\) /);
}

async function expectReadAndStarred(page: Page): Promise<void> {
  const article = openedArticle(page);
  await article.getByRole('button', { name: 'Mark unread' }).waitFor();
  await article.getByRole('button', { name: 'Star', pressed: true }).waitFor();
  await page.getByRole('link', { name: 'Starred' }).click();
  await eventually(() => listTitles(page)).toEqual([compactionArticle.title]);
  await openArticle(page, compactionArticle.title);
}

async function listScores(page: Page): Promise<(string | null)[]> {
  const rows = byDate.map((title) => articleRow(page, title).getByRole('img').first());
  return Promise.all(rows.map((badge) => badge.getAttribute('aria-label')));
}
