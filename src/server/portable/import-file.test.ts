import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { openDatabase } from '#server/database/open.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { findByWord, importLinesAnew, listExportLines, makeExportFile } from '#server/testing/make-export.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { importFile } from './import-file.ts';

const now = Date.UTC(2026, 10, 23);
let lines: string[] = [];

beforeAll(async () => {
  const db = await makeDatabase();
  const feed = await makeFeed(db, { title: 'Tidal Notes', now });
  await storeArticles(db, feed, { articles: makeArticles(3), now });
  lines = await listExportLines(db, now);
});

type Fields = Record<string, unknown>;

/** The export with the first line of a type changed; the end counts as it should. */
function changed(type: string, change: (line: Fields) => unknown): string[] {
  const at = lines.findIndex((line) => JSON.parse(line).type === type);
  const made = change(JSON.parse(lines[at] ?? '')) ?? [];
  const instead = (Array.isArray(made) ? made : [made]).map((line) => JSON.stringify(line));
  return counted([...lines.slice(0, at), ...instead, ...lines.slice(at + 1)]);
}

const counted = (all: string[]) => [
  ...all.slice(0, -1),
  JSON.stringify({ type: 'end', lines: all.length - 1 }),
];
const content = (line: Fields) => line['content'] as Fields;
const packed = () => readFileSync(makeExportFile(lines));

/** Imports into an empty folder, and gives the sentence of the refusal. */
async function refusalOf(file: string): Promise<string> {
  const dataDir = join(makeTempFolder(), 'data');
  mkdirSync(dataDir);
  const refused = await importFile(dataDir, { file, now, tell: () => undefined }).catch((error) => error);
  expect(readdirSync(dataDir)).toEqual([]);
  return refused instanceof Error ? refused.message : 'nothing was refused';
}

function fileOf(bytes: Uint8Array): string {
  const file = join(makeTempFolder(), 'export.jsonl.gz');
  writeFileSync(file, bytes);
  return file;
}

describe('a file that is not as it should be is refused with the line and the reason, and nothing is left behind', () => {
  it.each<[string, () => string[], RegExp]>([
    [
      'a newer format',
      () => [JSON.stringify({ format: 2, winnow: '9.0.0', exported_at: '2026-11-23T00:00:00Z' })],
      /^The file was written by Winnow 9\.0\.0, in a newer format/,
    ],
    ['another kind of JSON', () => ['{"name": "a package"}'], /^The file is not an export of Winnow\.$/],
    ['no JSON', () => ['a letter'], /^The file is not an export of Winnow\.$/],
    [
      'an unknown type',
      () => lines.toSpliced(1, 0, '{"type":"password"}'),
      /^Line 2: there is no type “password”\.$/,
    ],
    [
      'an unknown field',
      () => changed('feed', (line) => ({ ...line, login_password: 'x' })),
      /^Line 4: feed: .*login_password/,
    ],
    ['a wrong type', () => changed('feed', (line) => ({ ...line, title: 7 })), /^Line 4: feed\.title: /],
    [
      'an address that runs a script',
      () => changed('article', (line) => ({ ...line, url: 'javascript:alert(1)' })),
      /^Line \d+: article\.url: only addresses with http/,
    ],
    [
      'a header in a user agent',
      () => changed('feed', (line) => ({ ...line, user_agent: 'a\r\nCookie: b' })),
      /^Line 4: feed\.user_agent: /,
    ],
    [
      'a date that cannot be shown',
      () => changed('article', (line) => ({ ...line, published_at: 9e15 })),
      /^Line \d+: article\.published_at: /,
    ],
    [
      'a feed twice',
      () => changed('feed', (line) => [line, line]),
      /^Line 5: it contradicts what stands before: /,
    ],
    [
      'an article twice',
      () => changed('article', (line) => [line, line]),
      /^Line \d+: articles stand in the order of their ids/,
    ],
    [
      'a feed that is not there',
      () => changed('article', (line) => ({ ...line, feed_id: 77 })),
      /^Line \d+: there is no feed 77 in the file\.$/,
    ],
    [
      'a category that is not there',
      () => changed('article', (line) => ({ ...line, categories: [{ id: 9_999, position: 0 }] })),
      /^Line \d+: there is no category 9999/,
    ],
    [
      'two items of one name',
      () => changed('article', (line) => [line, { ...line, id: 2 }]).toSpliced(-3, 1),
      /contradict what stands before/,
    ],
    [
      'a setting that is a secret',
      () => lines.toSpliced(4, 0, '{"type":"setting","key":"password","value":"x","updated_at":1}'),
      /^Line 5: setting\.key: /,
    ],
    [
      'lines in another order',
      () => lines.toSpliced(-1, 0, lines[1] ?? ''),
      /^Line \d+: “opml” stands too late in the file\.$/,
    ],
    ['no end', () => lines.slice(0, -1), /^Line \d+: the file ends here, before its last line\.$/],
    ['lines that were taken out', () => lines.toSpliced(-2, 1), /lines should stand before it\.$/],
    [
      'something behind the end',
      () => [...lines, '{"type":"vote"}'],
      /^Line \d+: it stands behind the end\.$/,
    ],
    [
      'a tower of lists',
      () => lines.toSpliced(1, 0, `{"type":"opml","text":${'['.repeat(50_000)}`),
      /^Line 2: it is too deep/,
    ],
    [
      'nothing but commas',
      () => lines.toSpliced(1, 0, `[${'1,'.repeat(2_000_000)}1]`),
      /^Line 2: it is too deep or has too many parts/,
    ],
  ])('%s', async (_name, make, sentence) => {
    expect(await refusalOf(makeExportFile(make()))).toMatch(sentence);
  });

  it('a file that was cut off', async () => {
    const bytes = packed();
    expect(await refusalOf(fileOf(bytes.subarray(0, bytes.length - 40)))).toMatch(/cut off after this line/);
  });

  it('a file that was damaged', async () => {
    const bytes = packed();
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0x55, middle, middle + 60);
    expect(await refusalOf(fileOf(bytes))).toMatch(/^(?!nothing was refused)/);
  });

  it('a file that is not compressed, or is none at all', async () => {
    expect(await refusalOf(fileOf(Buffer.from(lines.join('\n'))))).toMatch(/not compressed with gzip/);
    expect(await refusalOf(fileOf(Buffer.from('')))).toMatch(/ends here|not an export|cut off/);
  });

  it('a small file that unpacks into a line without end', async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from(`${lines[0]}\n{"type":"opml","text":"`), Buffer.alloc(80 << 20, 97)]),
    );
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(fileOf(bomb))).toBe('Line 2: it is longer than any line of an export.');
  });

  it('a small file that unpacks into more than any text', { timeout: 30_000 }, async () => {
    const line = Buffer.from(`${JSON.stringify({ type: 'opml', text: 'a'.repeat(1 << 20) })}\n`);
    const member = gzipSync(Buffer.concat(Array.from({ length: 32 }, () => line)));
    const bomb = Buffer.concat([gzipSync(`${lines[0]}\n`), ...Array.from({ length: 4 }, () => member)]);
    expect(await refusalOf(fileOf(bomb))).toMatch(/so little was never so much text/);
  });
});

it('scripts in articles are cleaned away, of the feed’s text and of the page’s', async () => {
  const evil = '<p onclick="alert(1)">Tide</p><script>alert(2)</script><a href="javascript:alert(3)">x</a>';
  const { db } = await importLinesAnew(
    changed('article', (line) => ({ ...line, content: { ...content(line), html: evil, full_html: evil } })),
    now,
  );
  const row = await db
    .selectFrom('article_contents')
    .select(['html', 'full_html'])
    .limit(1)
    .executeTakeFirst();
  expect(row).toEqual({ html: '<p>Tide</p><a>x</a>', full_html: '<p>Tide</p><a>x</a>' });
});

it('a Winnow that is not empty is refused, and stays as it is', async () => {
  const dataDir = makeTempFolder();
  const { db, close } = await openDatabase(dataDir);
  const feed = await makeFeed(db, { title: 'Mine', now });
  await storeArticles(db, feed, { articles: [makeArticle()], now });
  await close();
  const before = readFileSync(join(dataDir, 'winnow.db'));
  const wanted = { file: makeExportFile(lines), now, tell: () => undefined };
  await expect(importFile(dataDir, wanted)).rejects.toThrow(
    'This Winnow is not empty: it has feeds, articles.',
  );
  expect(readFileSync(join(dataDir, 'winnow.db')).equals(before)).toBe(true);
  expect(existsSync(join(dataDir, 'import-unfinished'))).toBe(false);
});

it('the password of an empty Winnow stays, and so does all else when the file is refused', async () => {
  const dataDir = makeTempFolder();
  const first = await openDatabase(dataDir);
  await first.db
    .insertInto('settings')
    .values({ key: 'password', value: '{"hash":"h"}', updated_at: 1 })
    .execute();
  await first.close();
  const before = readFileSync(join(dataDir, 'winnow.db'));
  const refused = { file: makeExportFile(lines.slice(0, -1)), now, tell: () => undefined };
  await expect(importFile(dataDir, refused)).rejects.toThrow('before its last line');
  expect(readFileSync(join(dataDir, 'winnow.db')).equals(before)).toBe(true);

  await importFile(dataDir, { ...refused, file: makeExportFile(lines) });
  const { db, close } = await openDatabase(dataDir);
  expect(await db.selectFrom('settings').select('value').where('key', '=', 'password').execute()).toEqual([
    { value: '{"hash":"h"}' },
  ]);
  expect(await db.selectFrom('articles').select('id').execute()).toHaveLength(3);
  await close();
});

it('a Winnow that was emptied finds what was imported, not what it had', async () => {
  const dataDir = makeTempFolder();
  const first = await openDatabase(dataDir);
  const feed = await makeFeed(first.db, { title: 'Gone', now });
  await storeArticles(first.db, feed, { articles: makeArticles(9, { text: 'Kelp' }), now });
  expect(await findByWord(first.file, 'kelp')).toHaveLength(9);
  await first.db.deleteFrom('feeds').execute();
  expect(await findByWord(first.file, 'kelp')).toEqual([]);
  await first.close();
  await importFile(dataDir, { file: makeExportFile(lines), now, tell: () => undefined });
  expect(await findByWord(first.file, 'kelp')).toEqual([]);
  expect(await findByWord(first.file, 'storage OR log')).toEqual([1, 2, 3]);
});
