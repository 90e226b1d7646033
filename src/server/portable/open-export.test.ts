import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { openDatabase } from '#server/database/open.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { openExport } from './open-export.ts';

const now = Date.UTC(2026, 10, 23);

/** Articles whose texts do not get much shorter, so that not all of them fit into what streams hold back. */
async function makeLarge() {
  const opened = await openDatabase(makeTempFolder());
  cleanUpLater(opened.close);
  const feed = await makeFeed(opened.db, { title: 'Tidal Notes', now });
  let seed = 1;
  const noise = () =>
    Array.from({ length: 2_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed.toString(36);
    }).join(' ');
  for (let part = 0; part < 5; part += 1) {
    const articles = makeArticles(20).map((one) => ({
      ...one,
      externalId: `${part} ${one.title}`,
      url: null,
      text: noise(),
    }));
    await storeArticles(opened.db, feed, { articles, now });
  }
  return { ...opened, feed };
}

test('all lines are of one moment, whatever is written meanwhile', async () => {
  const { db, file } = await makeLarge();
  const stream = openExport(file, now);
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (chunks.length === 0) await db.deleteFrom('articles').execute();
    chunks.push(chunk);
  }
  const lines = gunzipSync(Buffer.concat(chunks)).toString().trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('{"type":"article"'))).toHaveLength(100);
  expect(await db.selectFrom('articles').select('id').execute()).toEqual([]);
});

test('a stream that nobody reads on does not read on either, and one that is given up holds nothing open', async () => {
  const { db, file } = await makeLarge();
  const stream = openExport(file, now);
  await once(stream, 'readable');
  for (let turn = 0; turn < 100; turn += 1) await setImmediate();
  expect(stream.readableEnded).toBe(false);
  await db.deleteFrom('articles').execute();
  const isHeld = async () => {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    return rows[0]?.busy === 1;
  };
  stream.destroy();
  await once(stream, 'close');
  for (let turn = 0; turn < 100; turn += 1) await setImmediate();
  expect(await isHeld()).toBe(false);
});

test('a database that cannot be read is an error of the stream', async () => {
  const stream = openExport(`${makeTempFolder()}/none.db`, now);
  await expect(stream.toArray()).rejects.toThrow(/unable to open/);
});
