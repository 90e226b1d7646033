import { expect, it } from 'vitest';
import { readLines } from './ndjson.ts';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function collect(text: string, size: number, longest = 1_000): Promise<string[]> {
  const lines = [];
  for await (const line of readLines(inPieces(new TextEncoder().encode(text), size), longest))
    lines.push(line);
  return lines;
}

const text = '{"a":"Ærø, naïve, 日本語, 🦉"}\n\n{"b":2}\r\n{"c":3}';

it.each([1, 2, 3, 5, 7, 1_000])(
  'finds the same lines in chunks of %i bytes, halves of characters included',
  async (size) => {
    const lines = await collect(text, size);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { a: 'Ærø, naïve, 日本語, 🦉' },
      { b: 2 },
      { c: 3 },
    ]);
  },
);

it('refuses a line without an end before it fills memory', async () => {
  await expect(collect('x'.repeat(200), 10, 50)).rejects.toThrow('longer than 50 characters');
});

it('refuses a line that is too long although it ends', async () => {
  await expect(collect(`${'x'.repeat(60)}\n`, 1_000, 50)).rejects.toThrow('longer than 50 characters');
});
