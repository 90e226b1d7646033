import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { createPageReader, type PageReaderOptions } from './page-reader.ts';

const url = 'https://paper.example/story';
const paragraph = `<p>${'The council measured the old bridge before the rain came, and nobody had asked. '.repeat(5)}</p>`;
const order = (html: string) => ({ bytes: Buffer.from(html), contentType: 'text/html', url });

function makeReader(options?: PageReaderOptions) {
  const reader = createPageReader(options);
  cleanUpLater(reader.close);
  return (html: string) => reader.read(order(html));
}

test('pages that are asked for together are all read', async () => {
  const read = makeReader();
  const readings = await Promise.all(
    [1, 2, 3].map((number) => read(`<h1>Story ${number}</h1>${paragraph.repeat(3)}`)),
  );
  expect(readings.map((reading) => reading.ok)).toEqual([true, true, true]);
});

test('a page that takes too long fails alone', async () => {
  const read = makeReader({ timeLimit: 1_500 });
  // The same text counts for every ancestor, and each is looked at.
  const tangled = read(`${`<div>${paragraph}`.repeat(12_000)}`);
  const next = read(`<h1>Story</h1>${paragraph.repeat(3)}`);
  expect(await tangled).toEqual({ ok: false, kind: 'too_slow_to_read', detail: 'the time limit has passed' });
  expect(await next).toMatchObject({ ok: true });
});

test.each([
  ['a very deep page', '<div><span>'.repeat(60_000)],
  ['unclosed tables', '<table><tr><td>'.repeat(20_000)],
  ['broken bold', `${'<p><b>'.repeat(3_000)}${'</p>'.repeat(3_000)}`],
  ['ten megabytes of text', 'word '.repeat(2_000_000)],
  ['ten megabytes of an open comment', `<!--${' -'.repeat(5_000_000)}`],
  ['ten megabytes of one attribute', `<p class="${'a-'.repeat(5_000_000)}">x</p>`],
])('%s ends within the limit, and the next page is read', async (_, html) => {
  const read = makeReader({ timeLimit: 2_000 });
  const hostile = await read(html);
  expect(hostile.ok === true || ['no_article', 'too_slow_to_read'].includes(hostile.kind)).toBe(true);
  expect(await read(`<h1>Story</h1>${paragraph.repeat(3)}`)).toMatchObject({ ok: true });
});

test('reading under way ends with the reader', async () => {
  const reader = createPageReader();
  const reading = reader.read(order(`${`<div>${paragraph}`.repeat(12_000)}`));
  reading.catch(() => undefined);
  await reader.close();
  await expect(reading).rejects.toThrow('closed');
});
