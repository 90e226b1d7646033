import { z } from 'zod';
import { MAX_INTERESTS_LENGTH } from '#shared/limits.ts';

/** Whom the articles are ranked for. */
export type SetOwner = {
  name: string;
  /** As an owner writes them: a line for each. */
  interests: string;
  antiInterests: string;
  wantedTopics: string[];
};

export type SetArticle = {
  title: string;
  text: string;
  /** What it is about; decides who wants it. */
  topic: string;
  /** A language tag; null where the set does not say. */
  language: string | null;
  /** By owner: from 0 for not wanted upwards. Finer than the topic, where somebody took the trouble. */
  grades: Record<string, number>;
};

/** What an owner said of an article; `article` counts from 0. */
export type SetVote = { article: number; verdict: 'more' | 'less' };

export type EvaluationSet = {
  owners: SetOwner[];
  articles: SetArticle[];
  /** By owner. */
  votes: Record<string, SetVote[]>;
};

export type ReadSet = { kind: 'read'; set: EvaluationSet } | { kind: 'refused'; mistakes: string[] };

/** Every pair of articles is compared, so their number is limited; the rest is far beyond any real set. */
const MAX_ARTICLES = 5_000;
const MAX_OWNERS = 50;
const MAX_TOPICS = 200;
const MAX_NAME = 100;
const MAX_TITLE = 1_000;
const MAX_TEXT = 200_000;
const MAX_GRADE = 100;

const name = z.string().trim().min(1).max(MAX_NAME);

/** One text, or one line each. */
const lines = z
  .union([z.string(), z.array(z.string())])
  .transform((text) => (typeof text === 'string' ? text : text.join('\n')).trim())
  .refine((text) => text.length <= MAX_INTERESTS_LENGTH, {
    error: `at most ${MAX_INTERESTS_LENGTH} characters, as in the settings`,
  });

const ownerSchema = z
  .object({
    name,
    interests: lines,
    anti_interests: lines.default(''),
    wanted_topics: z.array(name).min(1).max(MAX_TOPICS),
  })
  .transform(({ anti_interests: antiInterests, wanted_topics: wantedTopics, ...owner }) => ({
    ...owner,
    antiInterests,
    wantedTopics,
  }));

const articleSchema = z.object({
  title: z.string().trim().min(1).max(MAX_TITLE),
  text: z.string().trim().min(1).max(MAX_TEXT),
  topic: name,
  language: z
    .string()
    .min(2)
    .max(35)
    .nullish()
    .default(null)
    .transform((tag) => tag ?? null),
  grades: z.record(name, z.number().min(0).max(MAX_GRADE)).default({}),
});

/** An article of a vote is named by its place, counted from 0, or by its title. */
const voteSchema = z.object({
  article: z.union([z.number().int().min(0), z.string().min(1)]),
  verdict: z.enum(['more', 'less']),
});

const setSchema = z.object({
  owners: z.array(ownerSchema).min(1).max(MAX_OWNERS),
  articles: z.array(articleSchema).min(2).max(MAX_ARTICLES),
  votes: z.record(z.string(), z.array(voteSchema)).default({}),
});
type WrittenSet = z.output<typeof setSchema>;

/**
 * Reads a set of articles with stated readers, as docs/notes/evaluation.md describes it. What cannot be
 * measured is refused, each mistake in words that name its place.
 */
export function parseEvaluationSet(json: string): ReadSet {
  const value = parseJson(json);
  if (value === undefined) return { kind: 'refused', mistakes: ['it is not JSON'] };
  const parsed = setSchema.safeParse(value);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue) => `${describePlace(issue.path)}: ${issue.message}`);
    return { kind: 'refused', mistakes };
  }
  const mistakes = [...listOwnerMistakes(parsed.data), ...listReferenceMistakes(parsed.data)];
  return mistakes.length > 0
    ? { kind: 'refused', mistakes }
    : { kind: 'read', set: resolveVotes(parsed.data) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `articles[3].title`. */
function describePlace(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return steps.join('').replace(/^\./, '') || 'the file';
}

function listOwnerMistakes({ owners, articles }: WrittenSet): string[] {
  const topics = new Set(articles.map(({ topic }) => topic));
  const names = owners.map((owner) => owner.name);
  return owners.flatMap((owner, index) => {
    const mistakes = owner.wantedTopics
      .filter((topic) => !topics.has(topic))
      .map((topic) => `${owner.name} wants the topic “${topic}”, which no article has`);
    if (names.indexOf(owner.name) !== index) mistakes.push(`two owners are called ${owner.name}`);
    if ([...topics].every((topic) => owner.wantedTopics.includes(topic))) {
      mistakes.push(`${owner.name} wants every topic, so that there is nothing to rank below`);
    }
    return mistakes;
  });
}

function listReferenceMistakes({ owners, articles, votes }: WrittenSet): string[] {
  const names = new Set(owners.map((owner) => owner.name));
  const voters = Object.keys(votes).filter((owner) => !names.has(owner));
  const graders = new Set(articles.flatMap(({ grades }) => Object.keys(grades)));
  const lost = Object.values(votes)
    .flat()
    .filter((vote) => findArticle(articles, vote.article) === undefined);
  return [
    ...voters.map((owner) => `there are votes of ${owner}, who is no owner`),
    ...[...graders]
      .filter((owner) => !names.has(owner))
      .map((owner) => `there are grades for ${owner}, who is no owner`),
    ...lost.map(
      ({ article }) =>
        `there is a vote on the article “${article}”, which is not there or not the only one of that title`,
    ),
  ];
}

function resolveVotes({ votes, ...set }: WrittenSet): EvaluationSet {
  const resolved = Object.entries(votes).map(([owner, list]) => [
    owner,
    list.flatMap(({ article, verdict }) => {
      const index = findArticle(set.articles, article);
      return index === undefined ? [] : [{ article: index, verdict }];
    }),
  ]);
  return { ...set, votes: Object.fromEntries(resolved) };
}

/** The place of the article that a vote names; undefined where there is none or it is ambiguous. */
function findArticle(articles: readonly { title: string }[], named: number | string): number | undefined {
  if (typeof named === 'number') return named < articles.length ? named : undefined;
  const first = articles.findIndex(({ title }) => title === named);
  const last = articles.findLastIndex(({ title }) => title === named);
  return first >= 0 && first === last ? first : undefined;
}
