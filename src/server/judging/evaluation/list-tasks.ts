import { neutralCategories } from '#server/database/migrations/0001-neutral-categories.ts';
import { testArticles, testReader } from '#server/models/test-articles.ts';
import type { EvaluationSet, SetOwner } from './evaluation-set.ts';
import type { RankedArticle, RankingTask } from './ranking.ts';

/** A set names neither feeds nor dates, and none of them must give anything away. */
const FEED = 'Evaluation';
const DATE = '2026-03-01';

/** About as long as what feeds give as a summary, in characters. */
const SUMMARY_LENGTH = 240;

/** As in a fresh database, where nobody has added or weighted any. */
const categories = neutralCategories.map(([name, , parentSlug], index) => ({
  id: index + 1,
  name,
  parent: neutralCategories.find(([, slug]) => slug === parentSlug)?.[0] ?? null,
}));

/** The model test, and then the set once for each of its owners, with at most `limit` of its articles. */
export function listTasks(set: EvaluationSet, limit: number | null): RankingTask[] {
  return [makeModelTestTask(), ...set.owners.map((owner) => makeOwnerTask(set, owner, limit))];
}

function makeOwnerTask(set: EvaluationSet, owner: SetOwner, limit: number | null): RankingTask {
  const { name, interests, antiInterests, wantedTopics } = owner;
  const articles = set.articles.map(
    (article): RankedArticle => ({
      ...article,
      feed: FEED,
      date: DATE,
      summary: article.text.slice(0, SUMMARY_LENGTH),
      wanted: wantedTopics.includes(article.topic),
      grade: article.grades[name] ?? null,
    }),
  );
  return {
    source: 'set',
    reader: { name, interests, antiInterests, categories },
    articles: alternateTopics(articles).slice(0, limit ?? undefined),
    votes: (set.votes[name] ?? []).flatMap(({ article: place, verdict }) => {
      const article = articles[place];
      return article ? [{ article, verdict }] : [];
    }),
  };
}

function makeModelTestTask(): RankingTask {
  const articles = testArticles.map(
    (article): RankedArticle => ({
      ...article,
      language: 'en',
      topic: article.wanted ? 'wanted' : 'unwanted',
      grade: null,
    }),
  );
  return { source: 'model_test', reader: { name: 'Model test', ...testReader }, articles, votes: [] };
}

/** The first of every topic, then the second of every topic …: any beginning of it is a fair sample. */
function alternateTopics<Article extends { topic: string }>(articles: readonly Article[]): Article[] {
  const seen = new Map<string, number>();
  const placed = articles.map((article) => {
    const place = seen.get(article.topic) ?? 0;
    seen.set(article.topic, place + 1);
    return { article, place };
  });
  return placed.sort((one, other) => one.place - other.place).map(({ article }) => article);
}
