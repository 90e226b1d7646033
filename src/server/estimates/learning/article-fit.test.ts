import { describe, expect, it } from 'vitest';
import { measureFit } from './article-fit.ts';
import { toPrior } from './prior.ts';

describe('measureFit', () => {
  it('is the mean of the three best wanted minus 0.8 of the best unwanted similarity', () => {
    expect(measureFit({ wanted: [0.1, 0.6, 0.3, 0.9], unwanted: [0.5, -0.2] })).toBeCloseTo(0.6 - 0.4);
  });

  it('does with fewer phrases, with one side and with none', () => {
    expect(measureFit({ wanted: [0.4], unwanted: [] })).toBeCloseTo(0.4);
    expect(measureFit({ wanted: [], unwanted: [0.5] })).toBeCloseTo(-0.4);
    expect(measureFit({ wanted: [], unwanted: [] })).toBe(0);
  });
});

describe('toPrior', () => {
  it('has a line for words, for an embedding and for both', () => {
    expect(toPrior({ words: 0.5, embedding: undefined })).toBeCloseTo(40 + 43 * 0.5);
    expect(toPrior({ words: undefined, embedding: 0.1 })).toBeCloseTo(38 + 154 * 0.1);
    expect(toPrior({ words: 0.5, embedding: 0.1 })).toBeCloseTo(39 + 34 * 0.65);
    expect(toPrior({ words: undefined, embedding: undefined })).toBeUndefined();
  });
});
