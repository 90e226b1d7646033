import { chooseCategories } from './choose-categories.ts';
import { explain } from './explain.ts';
import { type BestMatch, findBestMatch, findMainTopic, readWords } from './match-text.ts';
import { rateQuality } from './rate-quality.ts';
import { readPrompt } from './read-prompt.ts';

/** What the small deterministic judge thinks. */
export type Verdict = {
  categories: string[];
  explanation: string;
  interest: number;
  new_category: string | null;
  quality: number;
};

/** Reads a judging prompt and judges its article. The same prompt always gets the same verdict. */
export function judge(messages: readonly { role: string; content: string }[]): Verdict {
  const prompt = readPrompt(messages);
  const words = readWords(prompt.article);
  const wanted = findBestMatch(prompt.interests, words);
  const unwanted = findBestMatch(prompt.antiInterests, words);
  const interest = rateInterest(wanted, unwanted);
  const quality = rateQuality(prompt.article);
  const categories = chooseCategories(prompt.categories, words);
  return {
    categories,
    explanation: explain({ prompt, wanted, unwanted, interest, quality, words }),
    interest,
    new_category: categories.length === 0 ? (findMainTopic(words)?.name ?? null) : null,
    quality,
  };
}

/** What the reader wants, less what they do not want where the article is clearly about that. */
function rateInterest(wanted: BestMatch, unwanted: BestMatch): number {
  const penalty = 12 * Math.max(0, unwanted.strength - 0.25);
  return Math.max(0, Math.min(10, Math.round(10 * wanted.strength - penalty)));
}
