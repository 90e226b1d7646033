import { describe, expect, it } from 'vitest';
import { packVector, similarity, unitVector } from './pack-vector.ts';

describe('packVector', () => {
  it('keeps the direction', () => {
    const vector = Float32Array.from({ length: 384 }, (_, index) => Math.sin(index * 7) / 20);
    const length = Math.hypot(...vector);
    const packed = packVector(vector);
    expect(packed && similarity(unitVector(packed), vector)).toBeCloseTo(length, 4);
  });

  it.each([
    ['nothing', []],
    ['zeros', [0, 0]],
    ['what is no number', [1, Number.NaN]],
    ['infinity', [1, Number.POSITIVE_INFINITY]],
    ['next to nothing', [5e-324, 0]],
  ])('has no direction for %s', (_what, vector) => {
    expect(packVector(vector)).toBeUndefined();
  });
});

describe('similarity', () => {
  it('is 1 for the same direction, -1 for the opposite one and 0 across', () => {
    const [east, west, north] = [
      [5, 0],
      [-3, 0],
      [0, 9],
    ].map((vector) => unitVector(Int8Array.from(vector)));
    if (!east || !west || !north) throw new Error('three vectors were made');
    expect([similarity(east, east), similarity(east, west), similarity(east, north)]).toEqual([1, -1, 0]);
  });

  it('is 0 where the models differ in dimension, and for zeros', () => {
    expect(similarity(Float32Array.of(1), Float32Array.of(1, 0))).toBe(0);
    expect(similarity(unitVector(Int8Array.of(0, 0)), Float32Array.of(1, 0))).toBe(0);
  });
});
