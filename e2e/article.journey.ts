import { expect, test } from 'vitest';
import { addTides, hasFocus, openInAll, paneOf, phone, scrolled } from './article-steps.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';

const journey = await startJourney();
const { feeds } = journey;
const tides = await addTides(journey);

/** One picture is gone, so its request is refused. */
const open = (options: Parameters<typeof journey.openPage>[0] = {}) =>
  journey.openPage({ statuses: [422], ...options });

/** What is needed here of the browser's elements; their types are not those of this side. */
type Shown = Record<'scrollLeft' | 'scrollWidth' | 'clientWidth' | 'scrollHeight' | 'clientHeight', number>;
const scrolledAside = (element: unknown) => (element as Shown).scrollLeft;
const sticksOut = (element: unknown) => (element as Shown).scrollWidth > (element as Shown).clientWidth;
const hidesNothing = (element: unknown) => (element as Shown).scrollHeight <= (element as Shown).clientHeight;
const widthOf = (element: unknown) => (element as Shown).clientWidth;

for (const [size, options] of Object.entries({ 'a desktop': {}, 'a phone': phone })) {
  test(`on ${size} everything in an article fits its column, and what is wider scrolls by itself`, async () => {
    const page = await open(options);
    const article = await openInAll(page, tides.title);
    expect(await paneOf(article).evaluate(sticksOut)).toBe(false);
    for (const name of ['Code', 'Table: Heights at the pier, in metres']) {
      const frame = article.getByRole('region', { name, exact: true });
      await frame.focus();
      await page.keyboard.press('ArrowRight');
      await eventually(() => frame.evaluate(scrolledAside)).toBeGreaterThan(0);
    }
    const sign = article.getByRole('img', { name: 'wave' });
    await sign.scrollIntoViewIfNeeded();
    await eventually(() => sign.evaluate(widthOf)).toBe(20);
    await article.getByText('This picture did not come.').waitFor();
    expect(await article.getByRole('link', { name: 'Open it at its own site' }).getAttribute('href')).toBe(
      feeds.url('/gone.png'),
    );
    // Its first heading says "h1" in the feed; here only the title is one.
    expect(await article.getByRole('heading', { level: 1 }).count()).toBe(1);
    await article.getByRole('heading', { level: 2, name: 'Why new tables' }).waitFor();
    expect(await article.getByText('☑ Nineteen years of readings').count()).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
  });
}

test('code is copied, and so is the link of the article', async () => {
  const page = await open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const article = await openInAll(page, tides.title);
  const clipboard = () => page.evaluate('navigator.clipboard.readText()');
  const copy = article.getByRole('button', { name: 'Copy the code' });
  await copy.focus();
  await page.keyboard.press('Enter');
  await eventually(clipboard).toContain('def height(t, constituents):');
  await article.getByRole('status').filter({ hasText: 'Code copied' }).waitFor({ state: 'attached' });

  await article.getByRole('button', { name: 'More about this article' }).click();
  await page.getByRole('menuitem', { name: 'Copy link' }).click();
  await page.getByRole('alert').filter({ hasText: 'Link copied' }).waitFor();
  expect(await clipboard()).toBe(tides.url);
});

test('a picture is looked at closely by mouse and by keyboard, and Escape closes only that', async () => {
  const page = await open();
  const article = await openInAll(page, tides.title);
  const pictures = page.getByRole('dialog', { name: 'Pictures of the article' });
  const gauge = article.getByRole('button', { name: 'Enlarge: The gauge at the pier' });
  await gauge.waitFor();
  await article.getByRole('img', { name: 'The gauge at the pier' }).click();
  await pictures.getByRole('img', { name: 'The gauge at the pier' }).waitFor();
  await pictures.getByText('on the morning of the highest water').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await pictures.getByRole('link', { name: 'Open its link' }).waitFor();
  await page.keyboard.press('Escape');
  await pictures.waitFor({ state: 'detached' });
  await eventually(() => gauge.evaluate(hasFocus)).toBe(true);

  // A picture that leads elsewhere does so; its button enlarges it.
  const boat = article.getByRole('link', { name: 'A boat that leads elsewhere' });
  expect(await boat.getAttribute('href')).toBe('https://harbour.example/boats');
  await boat.scrollIntoViewIfNeeded();
  const enlarge = article.getByRole('button', { name: 'Enlarge: A boat that leads elsewhere' });
  await enlarge.focus();
  await page.keyboard.press('Enter');
  await pictures.getByRole('img', { name: 'A boat that leads elsewhere' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await pictures.waitFor({ state: 'detached' });
  await eventually(() => enlarge.evaluate(hasFocus)).toBe(true);
  await article.getByRole('heading', { level: 1, name: tides.title }).waitFor();
});

for (const [size, options] of Object.entries({ 'a desktop': {}, 'a phone': phone })) {
  test(`on ${size} a note shows beside its mark, and the way to it leads back`, async () => {
    const page = await open(options);
    const article = await openInAll(page, tides.title);
    const address = page.url();
    const mark = article.getByRole('link', { name: '1', exact: true });
    const note = page.getByRole('dialog', { name: 'Note 1' });
    await mark.focus();
    await page.keyboard.press('Enter');
    await note.getByText('great flood').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'detached' });
    await article.getByRole('heading', { level: 1, name: tides.title }).waitFor();

    await mark.click();
    const before = await paneOf(article).evaluate(scrolled);
    await note.getByRole('button', { name: 'Go to the note' }).click();
    await note.waitFor({ state: 'detached' });
    expect(await paneOf(article).evaluate(scrolled)).toBeGreaterThan(before + 500);
    expect(await page.evaluate('document.activeElement.id')).toBe('user-content-fn-1');
    await article.getByRole('button', { name: 'Back to where you were' }).click();
    await eventually(async () => Math.abs((await paneOf(article).evaluate(scrolled)) - before)).toBeLessThan(
      500,
    );
    expect(await mark.evaluate(hasFocus)).toBe(true);

    // The note's own arrow leads back as well, and then nothing else offers to.
    await mark.click();
    await note.getByRole('button', { name: 'Go to the note' }).click();
    await article.getByRole('link', { name: '↩' }).first().click();
    await eventually(() => page.evaluate('document.activeElement.id')).toBe('user-content-ref-1');
    expect(await article.getByRole('button', { name: 'Back to where you were' }).count()).toBe(0);
    expect(page.url()).toBe(address);
  });
}

test('on paper stands the article alone, dark on white', async () => {
  const page = await open({ colorScheme: 'dark' });
  const article = await openInAll(page, tides.title);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await eventually(() => page.getByRole('main').isVisible()).toBe(false);
  expect(await article.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await article.getByText('By his daughter').isVisible()).toBe(true);
  for (const name of ['Star', 'Judge now', 'Copy the code', 'Play tides.wav'])
    expect(await article.getByRole('button', { name }).count(), name).toBe(0);
  const colour = `getComputedStyle(document.querySelector('[data-article-text] p')).color`;
  expect(await page.evaluate(colour)).toBe('rgb(0, 0, 0)');
  expect(await paneOf(article).evaluate(hidesNothing)).toBe(true);
});

test('an embedded film loads nothing before it is asked for', async () => {
  const page = await open();
  const asked: string[] = [];
  await page.route('https://www.youtube-nocookie.com/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: '<!doctype html><title>Player</title>', contentType: 'text/html' });
  });
  const article = await openInAll(page, tides.title);
  const button = article.getByRole('button', { name: /^The tide in one minute/ });
  await button.scrollIntoViewIfNeeded();
  expect(await article.getByRole('link', { name: 'Open on YouTube' }).getAttribute('href')).toBe(
    'https://www.youtube.com/watch?v=abcdefghijk',
  );
  expect(asked).toEqual([]);
  await button.click();
  await eventually(() => asked).toHaveLength(1);
  await article.locator('iframe[title="The tide in one minute"]').waitFor();
});
