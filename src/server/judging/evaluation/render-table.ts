const NONE = '–';

/** Rows as a table in a fixed-width font: the first column to the left, figures to the right. */
export function renderTable(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** A figure with so many digits after the point, a dash for none. */
export function decimals(figure: number | null, digits: number): string {
  return figure === null ? NONE : figure.toFixed(digits);
}
