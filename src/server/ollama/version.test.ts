import { expect, it } from 'vitest';
import { compareVersions, isAtLeast } from './version.ts';

it.each([
  ['0.12.4', '0.12.10'],
  ['0.9.6', '0.31.2'],
  ['0.33.0-rc2', '0.33.0'],
  ['0.33.0-rc2', '0.33.0-rc10'],
  ['0.31.2', '1.0'],
  ['v0.12.4', '0.12.5'],
  ['0.40.0', '0.0.0'],
])('%s is older than %s', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
});

it('takes a development build, and what it cannot read, for the newest', () => {
  expect(isAtLeast('0.0.0', '0.31.2')).toBe(true);
  expect(isAtLeast('main-4f2a', '0.31.2')).toBe(true);
  expect(compareVersions('0.0.0', 'main-4f2a')).toBe(0);
});

it('finds equal versions equal', () => {
  expect(compareVersions('0.31.2', 'v0.31.2')).toBe(0);
  expect(isAtLeast('0.31.2', '0.31.2')).toBe(true);
});
