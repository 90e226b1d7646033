import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Weight, weightSchema } from '#shared/category.ts';
import { computeScore } from './score.ts';

const category = (weight: Weight, id = 1) => ({ id, name: `Category ${id}`, weight });
const score = (interest: number, quality: number, weights: Weight[] = []) =>
  computeScore({ interest, quality, categories: weights.map(category), hasInterests: true });

describe('the score', () => {
  it('gives 90 for interest 9 and quality 9 in a boosted category', () => {
    expect(Math.round(score(9, 9, ['boost']).value)).toBe(90);
  });

  it('takes the strongest weight above and the strongest below, and lets a neutral one dilute nothing', () => {
    const both = score(8, 8, ['normal', 'boost', 'max', 'reduce']);
    expect(both.factors.map(({ factor }) => factor)).toEqual([2, 0.5]);
    expect(score(8, 8, ['normal', 'max']).value).toBe(score(8, 8, ['max']).value);
  });

  it('goes by quality alone while no interests are written', () => {
    expect(computeScore({ interest: 0, quality: 7, categories: [], hasInterests: false }).value).toBeCloseTo(
      70,
    );
    expect(score(0, 7).value).toBe(0);
  });

  it('names the category that blocks and keeps the score all the same', () => {
    const blocked = score(9, 9, ['normal', 'block']);
    expect(blocked.blockedBy?.id).toBe(1);
    expect(blocked.value).toBe(score(9, 9).value);
  });

  it('stays between 0 and 100 and grows with interest and with quality, whatever the weights', () => {
    const level = fc.integer({ min: 0, max: 9 });
    const weights = fc.array(fc.constantFrom(...weightSchema.options), { maxLength: 4 });
    fc.assert(
      fc.property(level, level, weights, (interest, quality, chosen) => {
        const value = score(interest, quality, chosen).value;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
        expect(score(interest + 1, quality, chosen).value).toBeGreaterThanOrEqual(value);
        expect(score(interest, quality + 1, chosen).value).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});
