import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { defaultInstalled } from '#server/testing/ollama-simulator/models.ts';
import type { ArticleRow } from '#shared/article.ts';
import { voteListSchema } from '#shared/feedback.ts';
import { interestsSchema } from '#shared/settings.ts';
import { eventually, startJourney } from './journey.ts';
import { pickModel, saveButton } from './ollama-steps.ts';
import { articleList, articleRow, listTitles, openArticle, openedArticle } from './reader-steps.ts';
import { makeFeed, unwanted, wanted } from './writing.ts';

const { feeds, ollama, model, api, openPage } = await startJourney();

const topics = [
  {
    title: 'How the storage engine survives a crash',
    text: 'The database replays its write-ahead log, and the index is whole again after a few pages.',
  },
  {
    title: 'Mulch and beans in a wet spring',
    text: 'The gardener sowed beans in heavy soil, pulled weeds and watered the seedlings every evening.',
  },
  {
    title: 'Rovers draw at home',
    text: 'The football match ended as it began: the keeper saved a header, the striker missed the goal.',
  },
];

/** Thirty feeds of two articles, ten feeds for each topic. */
const articlesOfFeed = (feed: number): MadeItem[] =>
  [1, 2].map((part) => {
    const topic = topics[feed % topics.length];
    const number = `${feed}.${part}`;
    return {
      title: `${topic?.title}, ${number}`,
      url: `https://notes.example/${number}`,
      html: `<p>${topic?.text} Part ${number} of the series.</p>`,
    };
  });

// Feeds come while there is no Ollama and no model.
await ollama.stop();
await api.saveInterests(wanted, unwanted);
const paths = Array.from({ length: 30 }, (_, feed) => {
  feeds.set(`/${feed}`, { body: makeRss(makeFeed(`Series ${feed}`, articlesOfFeed(feed))) });
  return feeds.url(`/${feed}`);
});
await Promise.all(paths.map(api.addFeed));

test('feeds added without Ollama are ranked at once, and judgements take over one by one', async () => {
  const page = await openPage();
  await articleRow(page, `${topics[0]?.title}, 0.1`).waitFor();
  const titles = await listTitles(page);
  expect(titles.slice(0, 8).every((title) => title.startsWith('How the storage engine'))).toBe(true);
  const badges = await badgeLabels(page);
  expect(badges.every((label) => /^Estimated \d+$/.test(label))).toBe(true);
  const numbers = badges.map((label) => Number(label.replace(/\D/g, '')));
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
  const first = articleRow(page, titles[0] ?? '');
  expect(await first.innerText()).toContain('Closest to: storage engines');

  // A model arrives: the best ones get their scores first, where they stand.
  await ollama.restart();
  await api.chooseModel('granite4.1:3b');
  await model.answer(3);
  await eventually(async () => (await badgeLabels(page)).filter(isScore).length).toBe(3);
  expect(await listTitles(page)).toEqual(titles);
  await page.getByRole('button', { name: 'Re-order' }).waitFor();
  const judged = (await badgeLabels(page)).findIndex(isScore);
  const article = await openArticle(page, titles[judged] ?? '');
  await article.getByRole('button', { name: 'How this score came about' }).click();
  const judgement = article.getByRole('region', { name: 'Judgement' });
  await judgement.getByText(/^Estimated ≈\d+$/).waitFor();
});

test('three votes make another order, when it is asked for', async () => {
  const page = await openPage();
  const order = async () => (await api.list('unread')).ids;
  const unvotedOrder = await order();
  const unvoted = await estimateOf('Mulch and beans in a wet spring, 1.1');

  // By button, by key, and from the row's menu; each is pressed then.
  await page.goto(`/unread/${await idOf('Mulch and beans in a wet spring, 4.1')}`);
  const article = openedArticle(page);
  const more = article.getByRole('button', { name: 'More like this' });
  await more.click();
  await article.getByRole('button', { name: 'More like this', pressed: true }).waitFor();
  await page.goto(`/unread/${await idOf('Mulch and beans in a wet spring, 7.1')}`);
  await more.waitFor();
  await page.keyboard.press('+');
  await article.getByRole('button', { name: 'More like this', pressed: true }).waitFor();
  await page.goto('/all?sort=lowest');
  await articleList(page).getByRole('article').first().waitFor();
  const [refused = ''] = await listTitles(page);
  await voteFromMenu(page, refused, 'Less like this');
  await eventually(countVotes).toBe(3);

  await eventually(() => estimateOf('Mulch and beans in a wet spring, 1.1')).toBeGreaterThan(unvoted);
  await eventually(order).not.toEqual(unvotedOrder);
  await page.goto('/unread');
  await articleList(page).getByRole('article').first().waitFor();

  // One more, with the list in sight: it stands still and offers the new order.
  const before = await listTitles(page);
  await voteFromMenu(page, before[0] ?? '', 'Less like this');
  await page.getByRole('button', { name: 'Re-order' }).waitFor();
  expect(await listTitles(page)).toEqual(before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(countVotes).toBe(3);
  await page.getByText('Vote taken back').waitFor();

  await page.goto('/settings/interests');
  await page.getByRole('link', { name: /^Your votes 3 articles/ }).click();
  await page.getByRole('button', { name: `Take back the vote on ${refused}` }).click();
  await page.getByRole('heading', { name: '2 votes' }).waitFor();
  expect(await countVotes()).toBe(2);
});

test('an edit of the interests shows what it would change before it is saved', async () => {
  const page = await openPage();
  await page.goto('/settings/interests');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/interests/preview')) asked.push(request.postData() ?? '');
  });
  await page.getByLabel('I want').fill('');
  await page.getByLabel('I want').pressSequentially('Football and other games', { delay: 30 });
  await page.getByLabel('I do not want').fill('Databases');
  const preview = page.getByRole('region', { name: 'These five recent articles would change most' });
  await preview
    .getByRole('img', { name: /^Estimated \d+$/ })
    .first()
    .waitFor();
  expect(await preview.getByRole('listitem').count()).toBe(5);
  expect((await readInterests()).interests).toBe(wanted);
  // Twenty-four letters were no twenty-four questions, and the last one is what is shown.
  await eventually(() => asked.at(-1)).toContain('Football and other games');
  expect(asked.length).toBeLessThan(6);

  await page.getByRole('button', { name: 'Discard changes' }).click();
  await preview.waitFor({ state: 'detached' });

  await page.getByLabel('I want').fill('Football');
  await page.getByLabel('I do not want').fill('');
  await saveButton(page).click();
  await page.getByText('Interests saved').waitFor();
  await eventually(() => estimateOf('Rovers draw at home, 5.1')).toBeGreaterThan(60);
});

test('an embedding model is chosen and removed, and the reader goes on', async () => {
  await ollama.restart();
  model.answerAll();
  const page = await openPage();
  await page.goto('/settings/ollama');
  await pickModel(page, 'all-minilm:latest', 'Estimates');
  await saveButton(page).click();
  await page.getByText('Estimates saved').waitFor();
  await page.getByText(/^All \d+ unread articles are read\.$/).waitFor();
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^all-minilm/ }) });
  await row.getByText('Estimates', { exact: true }).waitFor();

  ollama.setModels(defaultInstalled.filter(({ name }) => !name.startsWith('all-minilm')));
  await page.reload();
  await page.getByText('all-minilm:latest is no longer installed: estimates are built in only.').waitFor();
  await page.getByRole('link', { name: 'Back to reading' }).click();
  await eventually(async () => (await badgeLabels(page)).length).toBeGreaterThan(5);

  await page.goto('/settings/ollama');
  await pickModel(page, 'Built in only', 'Estimates');
  await saveButton(page).click();
  await page.getByText('They go by the built-in word vectors alone.').waitFor();
});

const isScore = (label: string) => /^Score \d+/.test(label);

/** What the badges say, in the order of the rows. */
async function badgeLabels(page: Page): Promise<string[]> {
  const rows = await articleList(page).getByRole('listitem').all();
  const placed = await Promise.all(rows.map(readBadge));
  return placed.sort((one, other) => one.position - other.position).map(({ label }) => label);
}

async function readBadge(row: Locator): Promise<{ position: number; label: string }> {
  const label = await row.getByRole('img').first().getAttribute('aria-label');
  return { position: Number(await row.getAttribute('aria-posinset')), label: label ?? '' };
}

async function voteFromMenu(page: Page, title: string, verdict: string): Promise<void> {
  await articleRow(page, title).getByRole('button', { name: 'More for' }).click();
  await page.getByRole('menuitem', { name: verdict }).click();
  await page.getByText(verdict, { exact: true }).first().waitFor();
}

async function findArticle(title: string): Promise<ArticleRow | undefined> {
  // Two lists of fifty rows hold all sixty.
  const [best, lowest] = await Promise.all([api.list('all'), api.list('all', 'lowest')]);
  return [...best.articles, ...lowest.articles].find((row) => row.title === title);
}

const idOf = async (title: string) => (await findArticle(title))?.id ?? 0;
const estimateOf = async (title: string) => (await findArticle(title))?.estimate ?? 0;
const countVotes = async () => (await api.read({ path: '/api/feedback' }, voteListSchema)).total;
const readInterests = () => api.read({ path: '/api/interests' }, interestsSchema);
