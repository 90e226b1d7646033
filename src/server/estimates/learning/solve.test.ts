import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveSymmetric } from './solve.ts';

describe('solveSymmetric', () => {
  it('solves a system worked out by hand', () => {
    const rows = [Float64Array.of(4), Float64Array.of(2, 3)];
    const found = solveSymmetric(rows, [10, 9]);
    expect(found?.[0]).toBeCloseTo(1.5);
    expect(found?.[1]).toBeCloseTo(2);
  });

  it('finds numbers that satisfy any such system', () => {
    const size = 6;
    const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 42, maxLength: 42 });
    fc.assert(
      fc.property(numbers, (values) => {
        const at = (row: number, column: number) => values[row * size + column] ?? 0;
        const product = (one: number, other: number) =>
          Array.from({ length: size }, (_, step) => at(one, step) * at(other, step)).reduce((a, b) => a + b) +
          (one === other ? 1 : 0);
        const rows = Array.from({ length: size }, (_, row) =>
          Float64Array.from({ length: row + 1 }, (_, column) => product(row, column)),
        );
        const right = values.slice(36);
        const found = solveSymmetric(rows, right) ?? new Float64Array();
        for (let row = 0; row < size; row += 1) {
          const sum = found.reduce((total, value, column) => total + value * product(row, column), 0);
          expect(sum).toBeCloseTo(right[row] ?? Number.NaN, 6);
        }
      }),
    );
  });

  it('says so when a system has no single answer or holds no numbers', () => {
    expect(solveSymmetric([Float64Array.of(1), Float64Array.of(1, 1)], [1, 2])).toBeUndefined();
    expect(solveSymmetric([Float64Array.of(Number.NaN)], [1])).toBeUndefined();
  });
});
