import type { InterestSuggestion, WeightSuggestion } from '#shared/suggestion.ts';
import { weightWords } from '#web/theme/weight-words.ts';

/** What is suggested, in two sentences: why, and what a yes would do. */
export type SuggestionWords = { why: string; what: string };

export function describeInterestSuggestion({ kind, line, votes }: InterestSuggestion): SuggestionWords {
  switch (kind) {
    case 'interest':
      return {
        why: `You voted more on ${countArticles(votes)} about “${line}”, which none of your interests names.`,
        what: `Add “${line}” to what you want?`,
      };
    case 'anti':
      return {
        why: `You voted less on ${countArticles(votes)} about “${line}”.`,
        what: `Add “${line}” to what you do not want?`,
      };
    case 'remove':
      return {
        why: `You voted less on ${countArticles(votes)} close to “${line}”.`,
        what: `Take “${line}” out of what you want?`,
      };
  }
}

export function describeWeightSuggestion({ name, from, to, votes }: WeightSuggestion): SuggestionWords {
  const more = weightOrder.indexOf(to) > weightOrder.indexOf(from);
  return {
    why: `You voted ${more ? 'more' : 'less'} on ${countArticles(votes)} in ${name}.`,
    what: `Change its weight from ${weightWords[from]} to ${weightWords[to]}?`,
  };
}

const weightOrder = ['block', 'reduce', 'normal', 'boost', 'max'];

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function countArticles(count: number): string {
  if (count === 1) return 'one article';
  return `${numbers[count] ?? count.toLocaleString('en')} articles`;
}
