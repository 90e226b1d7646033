import { beforeAll, expect, test, vi } from 'vitest';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { categoryListSchema } from '#shared/category-answer.ts';
import { interestsSchema, readerSettingsSchema } from '#shared/settings.ts';
import { suggestionsSchema } from '#shared/suggestion.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleRow, openArticle } from './reader-steps.ts';
import { gardenArticle, makeFeed, unwanted, wanted } from './writing.ts';

const { feeds, model, api, openPage } = await startJourney();

/** Five of one topic, which nothing that is wanted names. */
const gardens: MadeItem[] = ['Beans', 'Seedlings', 'Compost', 'Hedges', 'Mulch'].map((title) => ({
  title: `${title} in a wet spring`,
  url: `https://notes.example/${title}`,
  html: `<p>${title}: gardening with compost, mulch and soil. Prune the plants after the frost, then harvest the garden.</p>`,
}));

beforeAll(async () => {
  await api.saveInterests(wanted, unwanted);
  await api.chooseModel('granite4.1:3b');
  model.answerAll();
  await addFeed('Allotment', [gardenArticle, ...gardens]);
});

test('settings and interests that another tab saved meanwhile are told of, and nothing typed is lost', async () => {
  const page = await openPage();
  await page.goto('/settings/general');
  const limit = page.getByRole('textbox', { name: 'Articles a day' });
  await limit.fill('40');
  await api.send({ method: 'PUT', path: '/api/settings', body: { daily_limit: 70 } });
  const note = page.getByRole('alert').filter({ hasText: 'saved in another tab meanwhile' });
  await note.waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await limit.inputValue()).toBe('40');
  await note.getByRole('button', { name: 'Save mine over it' }).click();
  await page.getByText('Settings saved').waitFor();
  expect((await api.read({ path: '/api/settings' }, readerSettingsSchema)).daily_limit).toBe(40);

  await page.goto('/settings/interests');
  const interests = page.getByLabel('I want');
  await interests.fill('Lighthouses');
  await api.saveInterests('Night trains', unwanted);
  await note.waitFor();
  expect(await interests.inputValue()).toBe('Lighthouses');
  await note.getByRole('button', { name: 'Load theirs' }).click();
  await eventually(() => interests.inputValue()).toBe('Night trains');
  expect(await note.count()).toBe(0);
  await api.saveInterests(wanted, unwanted);
  await api.send({ method: 'PUT', path: '/api/settings', body: { daily_limit: null } });
});

test('a feed that is never judged keeps its articles out of the queue until one is asked for', async () => {
  model.hold();
  const late: MadeItem[] = ['Ferry', 'Harbour'].map((name) => ({
    title: `${name} news`,
    url: `https://notes.example/${name}`,
    html: '<p>The quay was repaired, and the boats are back.</p>',
  }));
  feeds.set('/quay', { body: makeRss(makeFeed('Quay', late)) });
  const { id } = await api.addFeed(feeds.url('/quay'));
  // One is before the model already; the other waits.
  await model.asked();
  await eventually(async () => (await api.status()).waiting).toBe(2);

  const page = await openPage();
  await page.goto(`/feeds/${id}`);
  await page.getByRole('main').getByRole('button', { name: 'Actions for Quay' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Never judge' }).click();
  await eventually(async () => (await api.status()).waiting).toBe(1);
  model.answerAll();
  await eventually(async () => (await api.status()).state).toBe('idle');
  const states = async () => (await rowsOf(id)).map(({ state }) => state).toSorted();
  expect(await states()).toEqual(['judged', 'not_queued']);

  const left = (await rowsOf(id)).find(({ state }) => state === 'not_queued');
  await articleRow(page, left?.title ?? '')
    .getByRole('button', { name: 'More for' })
    .click();
  await page.getByRole('menuitem', { name: 'Judge now' }).click();
  await eventually(states).toEqual(['judged', 'judged']);
});

test('an article is unblocked from the page that says what blocks it', async () => {
  const garden = await findCategory('Garden');
  await api.send({ method: 'PATCH', path: `/api/categories/${garden?.id}`, body: { weight: 'block' } });
  const page = await openPage();
  await page.goto('/blocked');
  const article = await openArticle(page, gardenArticle.title);
  await article.getByText('which keeps its articles out of your lists').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await article.getByRole('button', { name: 'Unblock Garden' }).click();
  await eventually(async () => (await api.counts()).blocked).toBe(0);
  // Opened for longer than a moment, it counts as read.
  await page.goto('/all');
  await articleRow(page, gardenArticle.title).waitFor();
  expect(await findCategory('Garden')).toMatchObject({ effective_weight: 'normal' });
});

test('what votes suggest happens with a yes, and is gone for good with a no', async () => {
  // Nothing is written, so that whatever is voted for is missing.
  await api.saveInterests('', unwanted);
  const { ids } = await api.list('unread');
  const titles = new Set(gardens.map(({ title }) => title));
  const rows = await Promise.all(ids.map(api.article));
  for (const { id, title } of rows) {
    if (!titles.has(title)) continue;
    await api.send({ method: 'POST', path: `/api/articles/${id}/feedback`, body: { verdict: 'more' } });
  }
  const page = await openPage();
  await page.goto('/settings/categories');
  const panel = page.getByRole('region', { name: /suggestions? from your votes/i });
  await panel.getByText('You voted more on five articles in Garden.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Yes: Change its weight from Normal to Boost?' }).click();
  await page.getByText('Weight changed').waitFor();
  await eventually(async () => (await findCategory('Garden'))?.weight).toBe('boost');

  await page.goto('/settings/interests');
  const no = panel.getByRole('button', { name: 'No: Add “Garden” to what you want?' });
  await no.click();
  await eventually(async () =>
    (await readSuggestions()).interests.filter(({ kind }) => kind === 'interest'),
  ).toEqual([]);
  expect((await api.read({ path: '/api/interests' }, interestsSchema)).interests).toBe('');
  await page.reload();
  await page.getByLabel('I want').waitFor();
  await eventually(() => panel.count()).toBe(0);
});

/** Adds a feed and waits until all of it is judged. */
async function addFeed(title: string, items: MadeItem[]): Promise<void> {
  const path = `/${encodeURIComponent(title)}`;
  feeds.set(path, { body: makeRss(makeFeed(title, items)) });
  await api.addFeed(feeds.url(path));
  await vi.waitFor(async () => expect((await api.status()).state).toBe('idle'), 10_000);
}

async function rowsOf(feedId: number) {
  const { ids } = await api.list('all');
  return (await Promise.all(ids.map(api.article))).filter(({ feed_id }) => feed_id === feedId);
}

async function findCategory(name: string) {
  const { categories } = await api.read({ path: '/api/categories?all=true' }, categoryListSchema);
  return categories.find((category) => category.name === name);
}

const readSuggestions = () => api.read({ path: '/api/suggestions' }, suggestionsSchema);
