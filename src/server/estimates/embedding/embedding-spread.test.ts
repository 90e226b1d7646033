import { describe, expect, it } from 'vitest';
import { similarity } from '#server/estimates/words/pack-vector.ts';
import { fitSpread } from './embedding-spread.ts';

/** Directions in a plane: their similarities are cosines of the angles between them. */
function at(degrees: number): Float32Array {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle));
}

const phrases = [at(0), at(3), at(6)];
const articles = Array.from({ length: 60 }, (_, index) => at(20 + index / 2));

describe('fitSpread', () => {
  it('brings the similarities of another model to the mean and spread of all-minilm', () => {
    const { shift, scale } = fitSpread({ model: 'other-embed:latest', phrases, articles });
    const moved = articles.flatMap((one) => phrases.map((other) => shift + scale * similarity(one, other)));
    const mean = moved.reduce((sum, value) => sum + value, 0) / moved.length;
    const variance = moved.reduce((sum, value) => sum + (value - mean) ** 2, 0) / moved.length;
    expect(mean).toBeCloseTo(0.06, 4);
    expect(Math.sqrt(variance)).toBeCloseTo(0.085, 4);
  });

  it.each(['all-minilm', 'all-minilm:33m', 'library/all-minilm:latest'])('leaves %s as it is', (model) => {
    expect(fitSpread({ model, phrases, articles })).toEqual({ shift: 0, scale: 1 });
  });

  it('leaves a model alone of which too little is seen or all is alike', () => {
    const unchanged = { shift: 0, scale: 1 };
    expect(fitSpread({ model: 'other', phrases, articles: articles.slice(0, 2) })).toEqual(unchanged);
    expect(fitSpread({ model: 'other', phrases: [at(0)], articles: Array(200).fill(at(9)) })).toEqual(
      unchanged,
    );
  });
});
