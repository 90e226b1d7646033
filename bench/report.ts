import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One measured number. Absolute times mean nothing on a shared machine, so most come with a reference. */
export type Figure = {
  name: string;
  ours: number;
  /** The same work done the plain way in the same run; left out where a count speaks for itself. */
  reference?: number;
  unit: string;
  /** What is aimed at, in words. */
  goal?: string;
};

export type Bench = () => Promise<Figure[]>;

const RESULTS = join(import.meta.dirname, 'results.json');

/** The middle of several runs; the mean of the two in the middle where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** One line, as `judging, 1 slot: ours 9.8 articles/s, reference 10 articles/s, ratio 0.98`. */
export function describeFigure({ name, ours, reference, unit, goal }: Figure): string {
  const parts = [`ours ${round(ours)} ${unit}`];
  if (reference !== undefined) {
    parts.push(`reference ${round(reference)} ${unit}`, `ratio ${round(ours / reference)}`);
  }
  if (goal !== undefined) parts.push(`goal ${goal}`);
  return `${name}: ${parts.join(', ')}`;
}

/** Replaces what `results.json` says about this bench and keeps the others. */
export function saveFigures(bench: string, figures: readonly Figure[]): void {
  const before: unknown = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {};
  const measured = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    figures: toRecord(figures),
  };
  writeFileSync(RESULTS, `${JSON.stringify({ ...(before as object), [bench]: measured }, null, 2)}\n`);
}

function toRecord(figures: readonly Figure[]): Record<string, object> {
  return Object.fromEntries(
    figures.map(({ name, ours, reference, unit, goal }) => [
      name,
      {
        ours: round(ours),
        ...(reference === undefined ? {} : { reference: round(reference), ratio: round(ours / reference) }),
        unit,
        ...(goal === undefined ? {} : { goal }),
      },
    ]),
  );
}

/** Four digits say all that such a measurement can. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
