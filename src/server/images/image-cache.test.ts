import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLogger } from '#server/platform/logger.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { createImageCache } from './image-cache.ts';

const logger = silentLogger;
const bytes = (fill: string, length = 100) => Buffer.alloc(length, fill);
const url = (name: string) => `https://a.example/${name}`;

function makeCache(maxBytes = 250) {
  const folder = join(makeTempFolder(), 'images');
  return { folder, cache: createImageCache({ folder, maxBytes, logger }) };
}

test('what is stored is there again, also for the next start', async () => {
  const { folder, cache } = makeCache();
  expect(await cache.find(url('one'))).toBeUndefined();
  await cache.store(url('one'), bytes('1'));
  expect(await cache.find(url('one'))).toEqual(bytes('1'));
  const next = createImageCache({ folder, maxBytes: 250, logger });
  expect(await next.find(url('one'))).toEqual(bytes('1'));
  expect(await next.bytes()).toBe(100);
});

test('when there is no room, what was not looked at for longest goes', async () => {
  const { folder, cache } = makeCache();
  await cache.store(url('one'), bytes('1'));
  await cache.store(url('two'), bytes('2'));
  await cache.find(url('one'));
  await cache.store(url('three'), bytes('3'));
  const kept = await Promise.all(['one', 'two', 'three'].map((name) => cache.find(url(name))));
  expect(kept.map((found) => found !== undefined)).toEqual([true, false, true]);
  expect(readdirSync(folder)).toHaveLength(2);
  expect(await cache.bytes()).toBe(200);
});

test('the same image again takes its room once', async () => {
  const { cache } = makeCache();
  await cache.store(url('one'), bytes('1'));
  await cache.store(url('one'), bytes('9', 120));
  expect(await cache.bytes()).toBe(120);
  expect(await cache.find(url('one'))).toEqual(bytes('9', 120));
});

test('a folder that is too full for a smaller limit is emptied from its oldest file on', async () => {
  const { folder, cache } = makeCache(1_000);
  for (const name of ['one', 'two', 'three']) await cache.store(url(name), bytes(name.slice(0, 1)));
  const [first = ''] = readdirSync(folder);
  utimesSync(join(folder, first), 1, 1);
  const smaller = createImageCache({ folder, maxBytes: 250, logger });
  expect(await smaller.bytes()).toBe(200);
  expect(readdirSync(folder)).not.toContain(first);
});

test('what was half written at a crash is thrown away; files of others are left alone', async () => {
  const { folder, cache } = makeCache();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'abc.part'), 'half');
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  expect(await cache.bytes()).toBe(0);
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

test('a file, or the whole folder, that somebody deleted is missed and made again', async () => {
  const { folder, cache } = makeCache();
  await cache.store(url('one'), bytes('1'));
  rmSync(folder, { recursive: true });
  expect(await cache.find(url('one'))).toBeUndefined();
  await cache.store(url('two'), bytes('2'));
  expect(await cache.find(url('two'))).toEqual(bytes('2'));
  expect(await cache.bytes()).toBe(100);
});

test('without a place to write nothing is kept and nothing breaks', async () => {
  const folder = join(makeTempFolder(), 'images');
  writeFileSync(folder, 'a file stands in its place');
  const cache = createImageCache({ folder, maxBytes: 250, logger });
  await cache.store(url('one'), bytes('1'));
  expect(await cache.find(url('one'))).toBeUndefined();
  expect(await cache.bytes()).toBe(0);
});
