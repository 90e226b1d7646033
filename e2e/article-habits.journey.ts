import { expect, test } from 'vitest';
import { type ReaderSettingsChange, readerSettingsSchema } from '#shared/settings.ts';
import { addTides, openInAll, paneOf, phone, scrolled } from './article-steps.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { articleRow, openedArticle } from './reader-steps.ts';

const journey = await startJourney();
const { api } = journey;
const tides = await addTides(journey);

/** One picture is gone, so its request is refused. */
const open = (options: Parameters<typeof journey.openPage>[0] = {}) =>
  journey.openPage({ statuses: [422], ...options });

/** What is needed here of the browser's elements; their types are not those of this side. */
type Shown = { getBoundingClientRect: () => { top: number }; scrollIntoView: () => void; scrollTop: number };
type Sound = { paused: boolean; currentTime: number; playbackRate: number; pause: () => void };
const speedOf = (element: unknown) => (element as Sound).playbackRate;
const secondOf = (element: unknown) => (element as Sound).currentTime;
const isPaused = (element: unknown) => (element as Sound).paused;
const toTheTop = (element: unknown) => (element as Shown).scrollIntoView();
const topOf = (element: unknown) => (element as Shown).getBoundingClientRect().top;

const set = (body: ReaderSettingsChange) =>
  api.read({ method: 'PUT', path: '/api/settings', body }, readerSettingsSchema);

test('a recording goes on playing while another article is read, at its speed and from its place', async () => {
  const page = await open();
  const article = await openInAll(page, tides.title);
  await article.getByRole('button', { name: 'Play tides.wav' }).click();
  const player = page.getByRole('region', { name: 'Now playing' });
  const audio = player.locator('audio');
  await eventually(() => audio.evaluate(secondOf)).toBeGreaterThan(0);
  await player.getByRole('button', { name: 'Speed: 1 times' }).click();
  await page.getByRole('menuitemradio', { name: '2 ×', exact: true }).click();
  expect(await audio.evaluate(speedOf)).toBe(2);
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('j');
  await openedArticle(page).getByRole('heading', { level: 1, name: 'A short one' }).waitFor();
  expect(await audio.evaluate(isPaused)).toBe(false);

  await audio.evaluate((element: unknown) => {
    (element as Sound).currentTime = 21;
    (element as Sound).pause();
  });
  await eventually(() => page.evaluate(`localStorage['winnow-listening-places']`)).toContain(',21');
  await player.getByRole('button', { name: 'Stop and close the player' }).click();
  await player.waitFor({ state: 'detached' });
  await page.keyboard.press('k');
  await article.getByRole('button', { name: 'Play tides.wav' }).click();
  await eventually(() => audio.evaluate(secondOf)).toBeGreaterThanOrEqual(21);
  expect(await audio.evaluate(speedOf)).toBe(2);
  await player.getByRole('link', { name: tides.title }).waitFor();
});

test('a button that was pressed for one article is not pressed again for the next', async () => {
  const page = await open();
  const article = await openInAll(page, tides.title);
  const less = article.getByRole('button', { name: 'Less like this' });
  await less.click();
  await article.getByRole('button', { name: 'Less like this', pressed: true }).waitFor();
  await page.keyboard.press('j');
  await article.getByRole('heading', { level: 1, name: 'A short one' }).waitFor();
  await eventually(() => page.evaluate('document.activeElement === document.body')).toBe(true);
  expect(await less.getAttribute('aria-pressed')).toBe('false');
  await page.keyboard.press('k');
  await article.getByRole('button', { name: 'Less like this', pressed: true }).click();
  await article.getByRole('button', { name: 'Less like this', pressed: false }).waitFor();
});

test('an article opens where its reader left it, also in a window of another width', async () => {
  const page = await open();
  const article = await openInAll(page, tides.title);
  const line = article.getByText('On day 7 nothing happened.');
  await line.evaluate(toTheTop);
  await eventually(() => page.evaluate(`localStorage['winnow-reading-places'] ?? ''`)).toMatch(/^\[\[/);
  const top = () => paneOf(article).evaluate(topOf);
  const distance = async () => Math.abs((await line.evaluate(topOf)) - (await top()));
  await page.reload();
  await line.waitFor();
  await eventually(distance).toBeLessThan(40);
  await page.setViewportSize({ width: 900, height: 700 });
  await page.reload();
  await line.waitFor();
  await eventually(distance).toBeLessThan(60);

  await articleRow(page, 'A short one').waitFor();
  await page.keyboard.press('j');
  await article.getByRole('heading', { level: 1, name: 'A short one' }).waitFor();
  expect(await paneOf(article).evaluate(scrolled)).toBe(0);
  await page.keyboard.press('k');
  await line.waitFor();
  await eventually(distance).toBeLessThan(60);
});

test('an article is read on open, after its seconds in view, or by hand, as the settings say', async () => {
  const list = await api.list('all', 'newest');
  const idOf = (title: string) => list.articles.find((row) => row.title === title)?.id ?? 0;
  const [one, other] = [idOf('A short one'), idOf('Another short one')];
  const isRead = async (id: number) => (await api.article(id)).read;
  for (const id of [one, other]) await api.mark(id, { read: false });

  await set({ mark_read: 'by_hand' });
  const page = await open();
  const article = await openInAll(page, 'A short one');
  await page.waitForLoadState('networkidle');
  expect(await isRead(one)).toBe(false);
  await article.getByRole('button', { name: 'Mark read' }).click();
  await eventually(() => isRead(one)).toBe(true);
  await api.mark(one, { read: false });

  await set({ mark_read: 'open' });
  const opening = await open();
  await openInAll(opening, 'A short one');
  await eventually(() => isRead(one)).toBe(true);

  await set({ mark_read: 'scroll', read_after_seconds: 1 });
  const waiting = await open();
  await openInAll(waiting, 'Another short one');
  expect(await isRead(other)).toBe(false);
  await eventually(() => isRead(other)).toBe(true);
  await articleRow(waiting, 'Another short one').waitFor();
  await set({ mark_read: 'after', read_after_seconds: 2 });
});

test('on a phone the title has the focus, the bar leads to the top, and the list is behind', async () => {
  const page = await open(phone);
  const article = await openInAll(page, tides.title);
  await eventually(() => page.evaluate('document.activeElement.localName')).toBe('h1');
  await paneOf(article).evaluate((element: unknown) => {
    (element as Shown).scrollTop = 900;
  });
  await article.getByRole('button', { name: 'To the top' }).click();
  await eventually(() => paneOf(article).evaluate(scrolled)).toBe(0);
  await page.goBack();
  await articleRow(page, tides.title).waitFor();
});
