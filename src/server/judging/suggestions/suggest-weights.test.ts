import { describe, expect, it } from 'vitest';
import type { Weight } from '#shared/category.ts';
import type { Verdict } from '#shared/feedback.ts';
import { suggestWeights } from './suggest-weights.ts';
import type { SuggestionAnswers } from './suggestion-answers.ts';

const trains = 3;
const vote = (verdict: Verdict, ...categories: number[]) => ({ verdict, categories });
const times = (count: number, verdict: Verdict, category = trains) =>
  Array.from({ length: count }, () => vote(verdict, category));

function suggest(
  votes: ReturnType<typeof vote>[],
  weight: Weight = 'normal',
  answers: SuggestionAnswers = {},
) {
  const categories = [
    { id: trains, name: 'Trains', effective_weight: weight },
    { id: 4, name: 'Bread', effective_weight: 'normal' as const },
  ];
  return suggestWeights(votes, categories, answers).map(({ id, to, votes: count }) => ({ id, to, count }));
}

describe('a weight is suggested', () => {
  it('when five votes in one direction share a category, and not for fewer', () => {
    expect(suggest(times(4, 'more'))).toEqual([]);
    expect(suggest(times(5, 'more'))).toEqual([{ id: 'weight-3-boost', to: 'boost', count: 5 }]);
    expect(suggest(times(5, 'less'))).toEqual([{ id: 'weight-3-reduce', to: 'reduce', count: 5 }]);
  });

  it('for each category of its own, the one with the most votes first', () => {
    const both = [...times(5, 'more'), ...times(7, 'less', 4)];
    expect(suggest(both).map(({ id }) => id)).toEqual(['weight-4-reduce', 'weight-3-boost']);
  });

  it('not when votes contradict one another, one slip aside', () => {
    expect(suggest([...times(5, 'more'), ...times(5, 'less')])).toEqual([]);
    expect(suggest([...times(5, 'more'), ...times(1, 'less')])).toEqual([]);
    expect(suggest([...times(6, 'more'), ...times(1, 'less')])).toMatchObject([{ to: 'boost' }]);
    expect(suggest([...times(20, 'more'), ...times(5, 'less')])).toEqual([]);
  });

  it.each<[Verdict, Weight, Weight | undefined]>([
    ['more', 'block', 'normal'],
    ['more', 'reduce', 'normal'],
    ['more', 'boost', undefined],
    ['more', 'max', undefined],
    ['less', 'max', 'boost'],
    ['less', 'boost', 'normal'],
    ['less', 'reduce', undefined],
    ['less', 'block', undefined],
  ])('for "%s" from %s: %s, one step and never where the owner is already', (verdict, from, to) => {
    expect(suggest(times(50, verdict), from).map((suggestion) => suggestion.to)).toEqual(to ? [to] : []);
  });

  it('one step further where the owner followed the first and as many votes again say the same', () => {
    const answers: SuggestionAnswers = { 'weight-3-boost': { answer: 'yes', votes: 5 } };
    expect(suggest(times(9, 'more'), 'boost', answers)).toEqual([]);
    expect(suggest(times(10, 'more'), 'boost', answers)).toMatchObject([{ id: 'weight-3-max' }]);
  });

  it('not again after a no, before twice as many votes say the same', () => {
    const answers: SuggestionAnswers = { 'weight-3-boost': { answer: 'no', votes: 5 } };
    expect(suggest(times(9, 'more'), 'normal', answers)).toEqual([]);
    expect(suggest(times(10, 'more'), 'normal', answers)).toMatchObject([
      { id: 'weight-3-boost', count: 10 },
    ]);
  });
});
