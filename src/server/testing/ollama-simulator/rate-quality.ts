import type { PromptArticle } from './read-prompt.ts';
import { splitWords } from './words.ts';

const selling =
  /\b(discount|voucher|sponsored|partner message|must-have|order now|book now|don't miss|last chance|lowest price|introductory|premium|sign up|win a)\b/gi;
const baiting = /you won['’]t believe|shocking|this one (weird )?trick|may surprise you|!{2,}|\?!/i;

/** 0 to 10. Length, variety of words and figures speak for an article; selling, baiting and shouting against. */
export function rateQuality({ title, text }: PromptArticle): number {
  const words = splitWords(text);
  if (words.length === 0) return 0;
  const distinct = new Set(words.map((word) => word.toLowerCase())).size;
  const length = Math.min(3.5, words.length / 90);
  const variety = 2 * (distinct / words.length);
  const figures = Math.min(2.5, words.filter((word) => /\d/.test(word)).length / 4);
  const sells = Math.min(4, 1.5 * (`${title} ${text}`.match(selling)?.length ?? 0));
  const baits = baiting.test(`${title} ${text}`) ? 3 : 0;
  const shouts = /\b[A-Z]{4,} [A-Z]{4,}\b/.test(title) || title.endsWith('!') ? 2 : 0;
  return Math.max(0, Math.min(10, Math.round(1.5 + length + variety + figures - sells - baits - shouts)));
}
