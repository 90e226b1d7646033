import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureAuc, measureOrder, type ScoredArticle } from './figures.ts';

const wants = (...scores: (number | null)[]) => scores.map((score) => ({ wanted: true, score }));
const rejects = (...scores: (number | null)[]) => scores.map((score) => ({ wanted: false, score }));

function makeScored(changes: Partial<ScoredArticle>): ScoredArticle {
  return { topic: 'bread', wanted: false, grade: null, score: 50, ...changes };
}

test('the AUC is the share of pairs with the wanted article above', () => {
  // 80 beats all three; 40 beats 30 and 10 and loses to 60: five of six.
  expect(measureAuc([...wants(80, 40), ...rejects(60, 30, 10)])).toBeCloseTo(5 / 6);
  expect(measureAuc([...wants(9, 8), ...rejects(7, 1)])).toBe(1);
  expect(measureAuc([...wants(1), ...rejects(2, 3)])).toBe(0);
});

test('a tie counts half, and all the same is chance', () => {
  expect(measureAuc([...wants(50), ...rejects(50, 20)])).toBe(0.75);
  expect(measureAuc([...wants(7, 7, 7), ...rejects(7, 7)])).toBe(0.5);
});

test('there is no AUC where one of the two sides has no score', () => {
  expect(measureAuc([])).toBeNull();
  expect(measureAuc(wants(1, 2))).toBeNull();
  expect(measureAuc([...wants(1), ...rejects(null)])).toBeNull();
});

const labelled = fc.array(
  fc.record({ wanted: fc.boolean(), score: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant(null)) }),
  { maxLength: 40 },
);

test('whatever the scores, turning them round turns the AUC round', () => {
  fc.assert(
    fc.property(labelled, (articles) => {
      const auc = measureAuc(articles);
      const turned = measureAuc(
        articles.map(({ wanted, score }) => ({ wanted, score: score === null ? null : 10 - score })),
      );
      if (auc === null) expect(turned).toBeNull();
      else expect(turned).toBeCloseTo(1 - auc, 10);
    }),
  );
});

test('whatever the scores, their order alone counts', () => {
  fc.assert(
    fc.property(labelled, (articles) => {
      const stretched = articles.map(({ wanted, score }) => ({
        wanted,
        score: score === null ? null : score ** 3 + 7,
      }));
      expect(measureAuc(stretched)).toEqual(measureAuc(articles));
    }),
  );
});

test('an article without an answer is wrong in every pair, and in no AUC', () => {
  const articles = [
    makeScored({ wanted: true, score: 80 }),
    makeScored({ wanted: true, score: null }),
    makeScored({ score: 10 }),
    makeScored({ score: null }),
  ];
  expect(measureOrder(articles)).toMatchObject({
    articles: 4,
    valid: 2,
    pairs: 4,
    pairs_ordered: 1,
    pair_accuracy: 0.25,
    auc: 1,
  });
});

test('each wanted topic is held against all that is not wanted', () => {
  const articles = [
    makeScored({ topic: 'bread', wanted: true, score: 90 }),
    makeScored({ topic: 'trains', wanted: true, score: 30 }),
    makeScored({ topic: 'sport', score: 20 }),
    makeScored({ topic: 'gossip', score: 60 }),
  ];
  expect(measureOrder(articles)).toMatchObject({ auc: 0.75, auc_by_topic: { bread: 1, trains: 0.5 } });
});

test('grades compare every pair of articles that differ in theirs', () => {
  const graded = [
    makeScored({ grade: 3, score: 70 }),
    makeScored({ grade: 2, score: 80 }),
    makeScored({ grade: 2, score: 60 }),
    makeScored({ grade: 0, score: 60 }),
  ];
  // 70>80 no, 70>60 yes, 70>60 yes, 80>60 yes, 60=60 half: 3.5 of 5.
  expect(measureOrder(graded).graded_accuracy).toBeCloseTo(3.5 / 5);
  expect(measureOrder([makeScored({}), makeScored({})]).graded_accuracy).toBeNull();
});
