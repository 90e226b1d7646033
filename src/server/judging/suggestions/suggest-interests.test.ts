import { describe, expect, it } from 'vitest';
import { type ComparedVote, suggestInterests } from './suggest-interests.ts';
import type { SuggestionAnswers } from './suggestion-answers.ts';

const texts = { interests: 'Storage engines\nFerries', antiInterests: 'Football' };

const vote = (title: string, change: Partial<ComparedVote> = {}): ComparedVote => ({
  verdict: 'more',
  title,
  categories: [],
  prior: 38,
  closest: 'Ferries',
  ...change,
});
const close = (title: string, change: Partial<ComparedVote> = {}) =>
  vote(title, { verdict: 'less', prior: 70, closest: 'Storage engines', ...change });

function suggest(votes: ComparedVote[], answers: SuggestionAnswers = {}, written = texts) {
  return suggestInterests(votes, written, answers).map(({ kind, line, votes: count }) => [kind, line, count]);
}

const missed = ['Rye bread', 'A loaf for all', 'Sour dough'].map((title) =>
  vote(title, { categories: ['Baking'] }),
);

describe('an interest is suggested', () => {
  it('for three votes of more that share a category and are rated low', () => {
    expect(suggest(missed)).toEqual([['interest', 'Baking', 3]]);
    expect(suggest(missed.slice(1))).toEqual([]);
    expect(suggest(missed.map((one) => ({ ...one, prior: 72 })))).toEqual([]);
    expect(suggest(missed.map((one) => ({ ...one, prior: undefined })))).toEqual([]);
  });

  it('for three that share words of their titles, two words rather than one', () => {
    const titles = ['Why night trains return', 'The night train to Rome', "Vienna's Night Trains"];
    expect(suggest(titles.map((title) => vote(title)))).toEqual([['interest', 'night trains', 3]]);
  });

  it('once for the same votes, by the category', () => {
    const votes = ['Night trains', 'A night train', 'Night Trains again'].map((title) =>
      vote(title, { categories: ['Railways'] }),
    );
    expect(suggest(votes)).toEqual([['interest', 'Railways', 3]]);
  });

  it('also where none is written yet, whatever is estimated', () => {
    const none = { interests: '', antiInterests: '' };
    expect(
      suggest(
        missed.map((one) => ({ ...one, prior: undefined })),
        {},
        none,
      ),
    ).toEqual([['interest', 'Baking', 3]]);
  });

  it('not where it is written already, wanted or not', () => {
    expect(suggest(missed, {}, { interests: 'ferries\nbaking', antiInterests: '' })).toEqual([]);
    expect(suggest(missed, {}, { interests: 'ferries', antiInterests: 'Baking.' })).toEqual([]);
  });

  it('not where votes of less share it too', () => {
    const against = ['One', 'Two'].map((title) => vote(title, { verdict: 'less', categories: ['Baking'] }));
    expect(suggest([...missed, ...against])).toEqual([]);
  });

  it('not for words that every title has', () => {
    expect(
      suggest(['What is new', 'What the new year brings', 'New: what to read'].map((t) => vote(t))),
    ).toEqual([]);
  });
});

describe('against the interests', () => {
  it('three votes of less close to one of them suggest the words that they share', () => {
    const votes = ['Sponsored: our engine', 'Sponsored storage', 'A sponsored look'].map((title) =>
      close(title),
    );
    expect(suggest(votes)).toEqual([['anti', 'Sponsored', 3]]);
  });

  it('or, where they share none, to take that interest out', () => {
    const votes = ['One engine', 'Second disk', 'Third log'].map((title) => close(title));
    expect(suggest(votes)).toEqual([['remove', 'Storage engines', 3]]);
  });

  it('nothing is suggested while others close to it are wanted', () => {
    const votes = ['One engine', 'Second disk', 'Third log'].map((title) => close(title));
    expect(suggest([...votes, close('Fourth', { verdict: 'more' })])).toEqual([]);
  });

  it('nothing is suggested for articles that the interests rate low anyway', () => {
    expect(suggest(['A cup', 'Two', 'Three'].map((title) => close(title, { prior: 20 })))).toEqual([]);
  });

  it('a phrase that is no longer wanted is not taken out', () => {
    const votes = ['One engine', 'Second disk', 'Third log'].map((title) =>
      close(title, { closest: 'Bread' }),
    );
    expect(suggest(votes)).toEqual([]);
  });
});

it('an answered suggestion comes back when twice as many votes say so', () => {
  const [first] = suggestInterests(missed, texts, {});
  const answers = { [first?.id ?? '']: { answer: 'no' as const, votes: 3 } };
  expect(suggest(missed, answers)).toEqual([]);
  expect(suggest([...missed, ...missed.map((one) => ({ ...one }))], answers)).toEqual([
    ['interest', 'Baking', 6],
  ]);
});

it('all votes one way, and votes that contradict one another, suggest nothing that they do not share', () => {
  const titles = ['Rye', 'Disk', 'Rome', 'Tide', 'Moon', 'Chess', 'Paint'];
  expect(suggest(titles.map((title) => vote(title)))).toEqual([]);
  expect(suggest(titles.map((title) => vote(title, { verdict: 'less' })))).toEqual([]);
  const mixed = missed.flatMap((one) => [one, { ...one, verdict: 'less' as const }]);
  expect(suggest(mixed)).toEqual([]);
});
