import { readFileSync } from 'node:fs';
import { hasCode } from '#server/platform/has-code.ts';
import { createWordVectors, type WordVectors } from './text-vector.ts';
import { parseWordTable, type WordTable } from './word-table.ts';

/** Where `word-vectors.bin` and `common-direction.json` are. */
export const assetsFolder = new URL('../../../../assets/', import.meta.url);

export type LoadedWordVectors =
  | { ok: true; vectors: WordVectors }
  /** `detail` names the file and what is wrong with it, for the owner. */
  | { ok: false; reason: 'missing' | 'damaged'; detail: string };

/** Numbers of the direction that scripts/make-common-direction.ts writes. */
const DIMENSIONS = 100;

/** Reads both files, 30 ms. Failing is normal here: without the table only an embedding model estimates. */
export function loadWordVectors(folder: URL): LoadedWordVectors {
  const table = readTable(new URL('word-vectors.bin', folder));
  if (!table.ok) return table;
  const common = readDirection(new URL('common-direction.json', folder));
  if (!common.ok) return common;
  return { ok: true, vectors: createWordVectors(table.value, common.value) };
}

type ReadFile<Value> = { ok: true; value: Value } | Extract<LoadedWordVectors, { ok: false }>;

function readTable(file: URL): ReadFile<WordTable> {
  return readWith(file, parseWordTable);
}

/** Checked by hand: loading Zod would make the thread start half as quickly again. */
function readDirection(file: URL): ReadFile<number[]> {
  return readWith(file, (bytes) => {
    const found = parseJson(bytes);
    const isDirection = Array.isArray(found) && found.length === DIMENSIONS && found.every(Number.isFinite);
    return isDirection ? found : undefined;
  });
}

function readWith<Value>(file: URL, parse: (bytes: Buffer) => Value | undefined): ReadFile<Value> {
  const name = file.pathname.split('/').at(-1) ?? '';
  try {
    const value = parse(readFileSync(file));
    if (value !== undefined) return { ok: true, value };
    return {
      ok: false,
      reason: 'damaged',
      detail: `assets/${name} is damaged. Take it from the release again.`,
    };
  } catch (error) {
    const why = hasCode(error, 'ENOENT') ? 'is missing' : `cannot be read (${describe(error)})`;
    return { ok: false, reason: 'missing', detail: `assets/${name} ${why}. Take it from the release again.` };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
