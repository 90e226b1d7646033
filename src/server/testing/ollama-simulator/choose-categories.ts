import { type ArticleWords, weighTopic } from './match-text.ts';
import type { PromptCategory } from './read-prompt.ts';
import { listTopicsNamed } from './topics.ts';
import { listStems } from './words.ts';

/** Less than this is a word in passing. */
const leastEvidence = 2.5;

/** At most three ids of categories that the article speaks of, the best fit first; no parent of a chosen one. */
export function chooseCategories(categories: readonly PromptCategory[], article: ArticleWords): string[] {
  const rated = categories.map((category) => ({ ...category, evidence: weighCategory(category, article) }));
  const fitting = rated
    .filter(({ evidence }) => evidence >= leastEvidence)
    .sort((a, b) => b.evidence - a.evidence);
  const enough = (fitting[0]?.evidence ?? 0) * 0.6;
  const chosen = fitting.filter(({ evidence }) => evidence >= enough).slice(0, 3);
  const isParent = (name: string) => chosen.some((other) => other.name.startsWith(`${name} >`));
  return chosen.filter(({ name }) => !isParent(name)).map(({ id }) => id);
}

/** By the subjects its own name stands for; a name that stands for none must be said as it is. */
function weighCategory({ name }: PromptCategory, article: ArticleWords): number {
  const stems = listStems(name.split('>').at(-1) ?? name);
  const topics = stems.flatMap((word) => listTopicsNamed(word));
  const byTopic = topics.map((topic) => weighTopic(topic, article));
  const said = stems.map((word) => (article.title.has(word) ? 8 : 1.5 * (article.counts.get(word) ?? 0)));
  return Math.max(0, ...byTopic, ...(topics.length === 0 ? said : []));
}
