import { afterEach, beforeEach, expect } from 'vitest';

/**
 * Vitest setup: a test that writes to the console fails. Output nobody asked for hides warnings
 * somebody should read.
 */
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
const written: string[] = [];
const originals = new Map<string, (...values: unknown[]) => void>();

beforeEach(() => {
  written.length = 0;
  for (const method of methods) {
    originals.set(method, console[method]);
    console[method] = (...values: unknown[]) => {
      written.push(`console.${method}: ${values.map(String).join(' ')}`);
    };
  }
});

afterEach(() => {
  for (const method of methods) {
    const original = originals.get(method);
    if (original) console[method] = original;
  }
  expect(written, 'a test must not write to the console').toEqual([]);
});
