import type { SearchDatabase } from '#server/database/search-file.ts';
import type { Sort } from '#shared/page.ts';
import { makeMarker } from '#shared/search-marks.ts';
import { parseSearch } from '#shared/search-query.ts';
import { excerptAround } from './excerpt-around.ts';
import {
  type Found,
  listFound,
  listFoundUnread,
  type Question,
  type SearchScope,
  type UnreadUntil,
} from './find-queries.ts';
import { isBehind, readProgress } from './index-queries.ts';
import { type IndexStep, takeIndexStep } from './index-step.ts';
import { describeUnknownNames, isNamed } from './match-names.ts';
import { listNames, noNames } from './name-queries.ts';
import { type FoundSuggestions, suggest } from './suggest.ts';
import { readTexts } from './text-queries.ts';

/** A search as it was typed, where, and when (epoch ms). */
type SearchOrder = { text: string; now: number };

type Order = { sort: Sort; unscored: 'top' | 'middle'; freshPoints: number };

/** What can be asked of the thread, by name: what is sent and what is answered. */
export type SearchTasks = {
  list: { sent: SearchOrder & { scope: SearchScope; order: Order }; answer: Found };
  unread: { sent: SearchOrder & { scope: SearchScope; until: UnreadUntil }; answer: number[] };
  suggest: { sent: SearchOrder; answer: FoundSuggestions };
  excerpts: { sent: { text: string; ids: readonly number[] }; answer: { id: number; text: string }[] };
  check: { sent: SearchOrder; answer: Checked };
  index: { sent: null; answer: IndexStep };
};

export type Checked = { notices: string[]; indexing: { done: number; total: number } | null };

/** Carries out what is asked of the thread. */
export const searchTasks: {
  [Name in keyof SearchTasks]: (
    db: SearchDatabase,
    sent: SearchTasks[Name]['sent'],
  ) => Promise<SearchTasks[Name]['answer']>;
} = {
  list: async (db, { scope, order, ...asked }) => listFound(db, await ask(db, asked, scope), order),
  unread: async (db, { scope, until, ...asked }) => listFoundUnread(db, await ask(db, asked, scope), until),
  suggest: async (db, asked) => {
    if (await isBehind(db)) await takeIndexStep(db, { recent: true });
    return suggest(db, asked);
  },
  excerpts: (db, sent) => findExcerpts(db, sent),
  check: (db, asked) => check(db, asked),
  index: (db) => takeIndexStep(db, { recent: false }),
};

/** What has just come is found too: it is put into the index before it is asked. */
async function ask(db: SearchDatabase, { text, now }: SearchOrder, scope: SearchScope): Promise<Question> {
  if (await isBehind(db)) await takeIndexStep(db, { recent: true });
  const query = parseSearch(text);
  const names = query.parts.some(isNamed) ? await listNames(db) : noNames;
  return { query, scope, names, now };
}

async function check(db: SearchDatabase, { text }: SearchOrder): Promise<Checked> {
  const query = parseSearch(text);
  const notices = [...query.notices, ...describeUnknownNames(query, await listNames(db))];
  const progress = await readProgress(db);
  const indexing = progress ? { done: progress.total - progress.left, total: progress.total } : null;
  return { notices, indexing };
}

/** As far as a text is looked through for its words: what is found only later is found in the article itself. */
const LOOKED_THROUGH = 30_000;

async function findExcerpts(db: SearchDatabase, { text, ids }: SearchTasks['excerpts']['sent']) {
  const marker = makeMarker(parseSearch(text));
  if (!marker) return [];
  const texts = await readTexts(db, ids);
  return texts.flatMap((article) => {
    const [mark] = marker.find(article.text.slice(0, LOOKED_THROUGH));
    return mark ? [{ id: article.id, text: excerptAround(article.text, mark) }] : [];
  });
}
