import type { PromptArticle } from './read-prompt.ts';
import { isTopical, listTopics, listTopicsNamed, type Topic } from './topics.ts';
import { listStems } from './words.ts';

/** An article as stems: those of its title and of its feed's name, and how often each one comes. */
export type ArticleWords = { title: Set<string>; feed: Set<string>; counts: Map<string, number> };

export function readWords(article: PromptArticle): ArticleWords {
  const title = listStems(article.title);
  const counts = new Map<string, number>();
  for (const word of [...title, ...listStems(article.text)]) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { title: new Set(title), feed: new Set(listStems(article.feed)), counts };
}

/** Evidence that makes an article wholly about a subject: six of its words, fewer when they are in the title. */
const fullEvidence = 6;

/** How much of a subject is in an article: each of its words counts by how often, most in the title. */
export function weighTopic(topic: Topic, article: ArticleWords): number {
  let evidence = 0;
  for (const word of topic.wordStems) {
    if (article.title.has(word)) evidence += 2;
    else evidence += Math.min(1.25, (article.counts.get(word) ?? 0) * 0.5);
    // A feed is about one thing; what its name says makes a doubtful article clear.
    if (article.feed.has(word)) evidence += 1.5;
  }
  return evidence;
}

/** The subject that an article says most of, or undefined when none stands out. */
export function findMainTopic(article: ArticleWords): Topic | undefined {
  const weighed = listTopics().map((topic) => ({ topic, weight: weighTopic(topic, article) }));
  const best = weighed.sort((a, b) => b.weight - a.weight)[0];
  return best && best.weight >= 3 ? best.topic : undefined;
}

/**
 * How well a phrase fits an article, 0 to 1. Its three best words decide, as nobody's article uses every
 * word of a long line; words that belong to a subject weigh double.
 */
export function matchPhrase(phrase: string, article: ArticleWords): number {
  const wanted = [...new Set(listStems(phrase))].map((word) => ({
    weight: isTopical(word) ? 2 : 1,
    strength: matchWord(word, article),
  }));
  const best = wanted.sort((a, b) => b.strength * b.weight - a.strength * a.weight).slice(0, 3);
  const total = best.reduce((sum, { weight }) => sum + weight, 0);
  const matched = best.reduce((sum, { weight, strength }) => sum + weight * strength, 0);
  return total === 0 ? 0 : matched / total;
}

/** A word counts whole in the title, by how often in the text, or by what is said of the subject it names. */
function matchWord(word: string, article: ArticleWords): number {
  const count = article.counts.get(word) ?? 0;
  const direct = article.title.has(word) ? 1 : count === 0 ? 0 : Math.min(0.9, 0.3 + 0.2 * count);
  const weights = listTopicsNamed(word).map((topic) => weighTopic(topic, article));
  return Math.max(direct, Math.min(1, Math.max(0, ...weights) / fullEvidence));
}

/** A line the owner wrote, and its parts. */
export function splitLine(line: string): string[] {
  const parts = line.split(/[,;:]|\band\b|\bor\b/i).map((part) => part.trim());
  return [...new Set([line, ...parts])].filter((part) => listStems(part).length > 0);
}

export type BestMatch = { phrase: string; strength: number };

/** The part of these lines that fits best; the shorter wins a draw, as it says more exactly what fits. */
export function findBestMatch(lines: readonly string[], article: ArticleWords): BestMatch {
  let best: BestMatch = { phrase: '', strength: 0 };
  for (const phrase of lines.flatMap(splitLine)) {
    const strength = matchPhrase(phrase, article);
    const isShorter = strength === best.strength && phrase.length < best.phrase.length;
    if (strength > best.strength || isShorter) best = { phrase, strength };
  }
  return best;
}
