import { type ArticleWords, type BestMatch, findMainTopic } from './match-text.ts';
import type { PromptArticle, ReadPrompt } from './read-prompt.ts';
import type { Topic } from './topics.ts';
import { isStopword, splitWords, stem } from './words.ts';

/** What a sentence is made from. */
export type Grounds = {
  prompt: ReadPrompt;
  wanted: BestMatch;
  unwanted: BestMatch;
  interest: number;
  quality: number;
  words: ArticleWords;
};

/** One sentence of at most 160 characters that says why: what fits, and what the article speaks of. */
export function explain({ prompt, wanted, unwanted, interest, quality, words }: Grounds): string {
  const { article } = prompt;
  const topic = findMainTopic(words);
  const about = topic ? `About ${inSentence(topic.name)}` : 'A mixed piece';
  const named = topic ? nameWords(topic, article, wanted.phrase) : '';
  const details = named === '' ? `, ${describeManner(quality)}` : `: ${named}, ${describeManner(quality)}`;
  if (unwanted.strength >= 0.5 && unwanted.strength >= wanted.strength) {
    return `About ${inWords(unwanted, article)}, which you asked not to see.`;
  }
  if (prompt.interests.length === 0) return `${about}, ${describeManner(quality)}; no interests to go by.`;
  if (interest >= 8) return `Close to your interest in ${inWords(wanted, article)}${details}.`;
  if (interest >= 5) return `Touches your interest in ${inWords(wanted, article)}${details}.`;
  if (interest >= 3) return `${about}, with only a passing connection to ${inWords(wanted, article)}.`;
  return `${topic ? `${about}. ` : ''}Nothing here touches what you asked for.`;
}

function describeManner(quality: number): string {
  if (quality >= 8) return 'with much concrete detail';
  if (quality >= 6) return 'clearly explained';
  if (quality >= 4) return 'told briefly';
  return 'with little behind it';
}

/** The three words of its subject that the article says most, beside those that are named anyway. */
function nameWords(topic: Topic, { title, text }: PromptArticle, phrase: string): string {
  const known = new Set(splitWords(phrase).map(stem));
  const found = new Map<string, { word: string; count: number }>();
  for (const word of splitWords(`${title} ${text}`)) {
    const key = stem(word);
    if (!/^\p{Ll}{3,}/u.test(word) || !topic.wordStems.has(key) || known.has(key)) continue;
    found.set(key, { word: found.get(key)?.word ?? word, count: (found.get(key)?.count ?? 0) + 1 });
  }
  const most = [...found.values()].sort((a, b) => b.count - a.count).slice(0, 3);
  const [first, ...others] = most.map(({ word }) => word);
  const last = others.pop();
  return first && last ? `${[first, ...others].join(', ')} and ${last}` : '';
}

function inSentence(name: string): string {
  return name.toUpperCase() === name ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** A phrase as it stands in the middle of a sentence: without the words around its core, names as written. */
function inWords({ phrase }: BestMatch, { title, text }: PromptArticle): string {
  const words = phrase.split(/\s+/);
  while (words.length > 1 && isStopword(words[0] ?? '')) words.shift();
  while (words.length > 1 && isStopword(words.at(-1) ?? '')) words.pop();
  const core = words.join(' ').replace(/[.!?]+$/, '');
  const lower = core.charAt(0).toLowerCase() + core.slice(1);
  const firstWord = lower.split(' ')[0] ?? '';
  const isPlainWord = words.length > 1 || splitWords(`${title} ${text}`).includes(firstWord);
  const written = isPlainWord && /^\p{Lu}\p{Ll}/u.test(core) ? lower : core;
  return written.length > 50 ? `${written.slice(0, 49).trimEnd()}…` : written;
}
