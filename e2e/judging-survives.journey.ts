import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { eventually, startJourney } from './journey.ts';
import { articleList, articleRow, listTitles, scoringStatus } from './reader-steps.ts';
import { makeFeed, makeNotes } from './writing.ts';

const { feeds, ollama, model, api, openPage, program } = await startJourney();
await api.saveInterests('Databases');
await api.chooseModel('granite4.1:3b');

const COUNT = 12;

/** Each test brings its own feed, all of whose articles wait to be judged. */
beforeEach(async ({ task }) => {
  model.hold();
  const path = `/${encodeURIComponent(task.name)}`;
  const notes = makeNotes(COUNT).map((note) => ({ ...note, id: `${path}#${note.title}` }));
  feeds.set(path, { body: makeRss(makeFeed(task.name, notes)) });
  const feed = await api.addFeed(feeds.url(path));
  return () => api.send({ method: 'DELETE', path: `/api/feeds/${feed.id}` });
});

test('a reload in the middle of judging loses nothing, and rows are patched where they stand', async () => {
  const page = await openPage();
  const order = makeNotes(COUNT).map(({ title }) => title);
  await eventually(() => listTitles(page)).toEqual(order);
  expect(await scoringStatus(page).innerText()).toContain(`Judging ${COUNT}`);

  await model.answer(5);
  await eventually(() => countScored(page)).toBe(5);
  expect(await listTitles(page)).toEqual(order);
  await eventually(() => scoringStatus(page).innerText()).toContain(`Judging ${COUNT - 5}`);
  const scored = await titlesWithScore(page);

  await page.reload();
  await eventually(() => titlesWithScore(page)).toEqual(scored);
  await eventually(() => scoringStatus(page).innerText()).toContain(`Judging ${COUNT - 5}`);

  const afterReload = await listTitles(page);
  await model.answer(3);
  await eventually(() => countScored(page)).toBe(8);
  await eventually(() => scoringStatus(page).innerText()).toContain(`Judging ${COUNT - 8}`);
  expect(await listTitles(page)).toEqual(afterReload);

  model.answerAll();
  await eventually(() => countScored(page)).toBe(COUNT);
  await scoringStatus(page).waitFor({ state: 'detached' });
});

test.for(['/api/articles?*', '/api/judging/status', '/api/counts', '/api/events'])(
  'what happens while the page still waits for %s is not lost',
  async (address) => {
    const page = await openPage();
    await eventually(() => listTitles(page)).toHaveLength(COUNT);
    const judged = Promise.withResolvers<void>();
    await page.route(`**${address}`, async (route) => {
      // The stream cannot be held half-way: it opens late. All others answer with what was true before.
      const answer = address === '/api/events' ? undefined : await route.fetch();
      await judged.promise;
      await (answer ? route.fulfill({ response: answer }) : route.continue());
    });
    const asked = page.waitForRequest(`**${address}`);
    // Which of the two comes first is for the page to decide.
    const streamed = address === '/api/events' ? asked : page.waitForResponse('**/api/events');
    await page.reload();
    await Promise.all([asked, streamed]);

    model.answerAll();
    await eventually(async () => (await api.status()).state).toBe('idle');
    // The stream tells status and counts together: where it stands, one of them shows that all is told.
    const scoringView = page.getByRole('link', { name: /^Scoring \d/ });
    if (address === '/api/counts') await scoringStatus(page).waitFor({ state: 'detached' });
    else if (address !== '/api/events') await scoringView.waitFor({ state: 'detached' });
    const answered = page.waitForResponse(`**${address}`);
    judged.resolve();
    await answered;
    // The answer has come; two frames later the page has made what it makes of it.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await eventually(() => countScored(page)).toBe(COUNT);
    await scoringStatus(page).waitFor({ state: 'detached' });
    await scoringView.waitFor({ state: 'detached' });
  },
);

test('a kill in the middle of judging loses nothing and judges nothing twice', async ({ task }) => {
  const page = await openPage({ programGoesAway: true });
  await eventually(() => articleList(page).getByRole('listitem').count()).toBe(COUNT);
  await model.answer(3);
  await model.asked();
  const kept = readJudgements();
  const [starred = 0, read = 0] = kept.map(({ article_id }) => article_id);
  await api.mark(starred, { starred: true });
  await api.mark(read, { read: true });

  // Once while the model thinks, once while its answer is on the way into the database.
  await program.kill();
  await page.getByText('Winnow’s server does not answer').waitFor();
  await program.start();
  await model.answer(2);
  await program.kill();
  await program.start();
  model.answerAll();

  await eventually(async () => (await api.counts()).scoring).toBe(0);
  await eventually(() => countScored(page)).toBe(COUNT);
  const rows = (await api.list('all')).articles;
  expect(rows.filter(({ state, score }) => state === 'judged' && score !== null)).toHaveLength(COUNT);
  expect(rows.find(({ id }) => id === starred)?.starred).toBe(true);
  expect(rows.find(({ id }) => id === read)?.read).toBe(true);

  // What was judged before the kill kept its judgement; only a call that was cut off was made again.
  expect(kept).toHaveLength(3);
  expect(readJudgements()).toEqual(expect.arrayContaining(kept));
  expect(readJudgements()).toHaveLength(COUNT);
  const asked = listChats(ollama).filter(({ prompt }) => prompt.article.feed === task.name);
  expect(new Set(asked.map(({ title }) => title)).size).toBe(COUNT);
  expect(asked.length).toBeLessThanOrEqual(COUNT + 2);
  expect(checkDatabase()).toBe('ok');
});

function countScored(page: Page): Promise<number> {
  return articleList(page)
    .getByRole('img', { name: /^Score \d+$/ })
    .count();
}

async function titlesWithScore(page: Page): Promise<string[]> {
  const titles = makeNotes(COUNT).map(({ title }) => title);
  const scored = await Promise.all(
    titles.map((title) =>
      articleRow(page, title)
        .getByRole('img', { name: /^Score/ })
        .count(),
    ),
  );
  return titles.filter((_, index) => scored[index] === 1);
}

function readDatabase<Row>(query: string): Row[] {
  const database = new DatabaseSync(join(program.dataDir, 'winnow.db'), { readOnly: true });
  try {
    return database.prepare(query).all() as Row[];
  } finally {
    database.close();
  }
}

/** Which articles are judged, and when: a second judgement would change the time. */
function readJudgements(): { article_id: number; judged_at: number }[] {
  return readDatabase('select article_id, judged_at from judgements order by article_id');
}

function checkDatabase(): string | undefined {
  return readDatabase<{ integrity_check: string }>('pragma integrity_check')[0]?.integrity_check;
}
