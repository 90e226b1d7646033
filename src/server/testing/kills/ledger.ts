import { z } from 'zod';
import type { TestApi } from '#server/testing/test-api.ts';
import { type ArticleList, articleRowSchema } from '#shared/article.ts';
import { folderSchema } from '#shared/folder.ts';
import { ROWS_PER_PAGE } from '#shared/limits.ts';
import { interestsSchema } from '#shared/settings.ts';
import { makePromised, type Promised } from './promises.ts';

type Verdict = 'more' | 'less' | null;
export type PromisedArticle = {
  read: Promised<boolean>;
  starred: Promised<boolean>;
  feedback: Promised<Verdict>;
  /** Whether a score was shown: from then on there is one, this or a newer. */
  judged: boolean;
};

/** Everything that the program promised to whoever changed something. */
export type Ledger = {
  articles: Map<number, PromisedArticle>;
  /** Addresses of feeds and names of folders that must be there. */
  feeds: Set<string>;
  folders: Set<string>;
  interests: Promised<string>;
  /** Articles that it has not heard of yet, as they are, and which of all have a score now. */
  learn: (list: ArticleList) => Promise<void>;
  /** Counts one that was acknowledged. */
  count: () => void;
  acknowledged: () => number;
};

export function makeLedger(): Ledger {
  const articles = new Map<number, PromisedArticle>();
  let acknowledged = 0;
  return {
    articles,
    feeds: new Set(),
    folders: new Set(),
    interests: makePromised(''),
    learn: async (list) => {
      for (const { id, read, starred, feedback, score } of list.articles) {
        const judged = score !== null;
        const known = articles.get(id);
        if (known) known.judged ||= judged;
        else
          articles.set(id, {
            read: makePromised(read),
            starred: makePromised(starred),
            feedback: makePromised<Verdict>(feedback),
            judged,
          });
      }
    },
    count: () => {
      acknowledged += 1;
    },
    acknowledged: () => acknowledged,
  };
}

/** What is not as it was promised, each in a sentence. */
export async function checkPromises(api: TestApi, ledger: Ledger): Promise<string[]> {
  const losses = [...(await checkArticles(api, ledger)), ...(await checkCounts(api))];
  const feeds = new Set((await api.feedList()).map(({ url }) => url));
  for (const url of ledger.feeds) if (!feeds.has(url)) losses.push(`The feed ${url} is gone.`);
  const folders = await api.read({ path: '/api/folders' }, z.object({ folders: z.array(folderSchema) }));
  const names = new Set(folders.folders.map(({ name }) => name));
  for (const name of ledger.folders) if (!names.has(name)) losses.push(`The folder ${name} is gone.`);
  const { interests } = await api.read({ path: '/api/interests' }, interestsSchema);
  if (!ledger.interests.may().includes(interests)) losses.push(`The interests read “${interests}”.`);
  return losses;
}

async function checkArticles(api: TestApi, { articles }: Ledger): Promise<string[]> {
  const losses: string[] = [];
  const ids = [...articles.keys()];
  for (let start = 0; start < ids.length; start += ROWS_PER_PAGE) {
    const part = ids.slice(start, start + ROWS_PER_PAGE);
    const answer = z.object({ articles: z.array(articleRowSchema) });
    const { articles: rows } = await api.read({ path: `/api/articles/rows?ids=${part.join(',')}` }, answer);
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const id of part) losses.push(...compare(id, articles.get(id), found.get(id)));
  }
  return losses;
}

function compare(
  id: number,
  promised: PromisedArticle | undefined,
  row: z.infer<typeof articleRowSchema> | undefined,
) {
  if (!promised || !row) return [`Article ${id} is gone.`];
  const unjudged = promised.judged && row.score === null ? [`The judgement of article ${id} is gone.`] : [];
  const marks = (['read', 'starred', 'feedback'] as const).flatMap((name) => {
    const may: readonly unknown[] = promised[name].may();
    return may.includes(row[name])
      ? []
      : [`${name} of article ${id} is ${row[name]}, not ${may.join(' or ')}.`];
  });
  return [...unjudged, ...marks];
}

/** A count is the count of its list. Feeds bring articles meanwhile: both are asked until they are of one moment. */
async function checkCounts(api: TestApi): Promise<string[]> {
  const views = ['unread', 'all', 'starred'] as const;
  const losses: string[] = [];
  for (const view of views) {
    let [counted, listed] = [0, -1];
    for (let look = 0; look < LOOKS && counted !== listed; look += 1) {
      counted = (await api.counts())[view];
      listed = (await api.list(view)).total;
    }
    if (counted !== listed) losses.push(`${view} counts ${counted} and lists ${listed}.`);
  }
  return losses;
}

const LOOKS = 50;
