import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { readCounts } from '#server/articles/count-queries.ts';
import { listArticleIds } from '#server/articles/list-queries.ts';
import { type Database, openDatabase } from '#server/database/open.ts';
import { openSearchFile } from '#server/database/search-file.ts';
import { writeLines } from '#server/portable/export-lines.ts';
import { importFile } from '#server/portable/import-file.ts';
import { takeIndexStep } from '#server/search/index-step.ts';
import { sortSchema, viewSchema } from '#shared/page.ts';
import { cleanUpLater } from './clean-up.ts';
import { makeTempFolder } from './make-temp-folder.ts';

/** The lines of an export, all of them. */
export async function listExportLines(db: Database, now: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of writeLines(db, now)) lines.push(line);
  return lines;
}

/** A file with these lines, compressed as an export is. */
export function makeExportFile(lines: readonly string[]): string {
  const file = join(makeTempFolder(), 'export.jsonl.gz');
  writeFileSync(file, gzipSync(lines.map((line) => `${line}\n`).join('')));
  return file;
}

/** A new Winnow that took in these lines. */
export async function importLinesAnew(lines: readonly string[], now: number) {
  const dataDir = makeTempFolder();
  const imported = await importFile(dataDir, { file: makeExportFile(lines), now, tell: () => undefined });
  const { db, file, close } = await openDatabase(dataDir);
  cleanUpLater(close);
  return { db, file, imported, close };
}

/** The articles that a search for one word finds; `file`: of the database. */
export async function findByWord(file: string, word: string): Promise<number[]> {
  const { db, close } = await openSearchFile(file, () => true);
  while ((await takeIndexStep(db, { recent: false })).more);
  const { rows } = await sql<{ rowid: number }>`
    select rowid from article_index where article_index match ${word} order by rowid
  `.execute(db);
  await close();
  return rows.map(({ rowid }) => rowid);
}

/** Every list that there is: each view and sort, of all, of each feed, of each folder and category; and all counts. */
export async function readAllLists(db: Database, now: number): Promise<Record<string, unknown>> {
  const scopes = [
    {},
    ...(await db.selectFrom('feeds').select('id as feedId').execute()),
    ...(await db.selectFrom('folders').select('id as folderId').execute()),
    ...(await db
      .selectFrom('categories')
      .innerJoin('article_categories', 'category_id', 'id')
      .select('id as categoryId')
      .distinct()
      .execute()),
  ];
  const lists: Record<string, unknown> = { counts: await readCounts(db, now) };
  for (const scope of scopes) {
    for (const view of viewSchema.options) {
      for (const sort of sortSchema.options) {
        const name = `${JSON.stringify(scope)} ${view} ${sort}`;
        lists[name] = await listArticleIds(db, { ...scope, view, sort, now });
      }
    }
  }
  return lists;
}
