import { expect, test } from 'vitest';
import { viewSchema } from '#shared/page.ts';
import { faviconAddress, placeName, titleOf } from './page-title.ts';

test('the title of the tab carries the unread count and the place', () => {
  expect(titleOf('Unread', 1_280)).toBe('(1,280) Unread · Winnow');
  expect(titleOf('Unread', 0)).toBe('Unread · Winnow');
  expect(titleOf('', 3)).toBe('(3) Winnow');
});

test('every view has its name, and so have the pages beside them', () => {
  for (const view of viewSchema.options) expect(placeName(view, `/${view}`)).not.toBe('');
  expect(placeName(undefined, '/settings')).toBe('Settings');
  expect(placeName(undefined, '/settings/ollama')).toBe('Ollama · Settings');
  expect(placeName(undefined, '/settings/interests/votes')).toBe('Votes · Settings');
  expect(placeName(undefined, '/search')).toBe('Search');
  expect(placeName(undefined, '/elsewhere')).toBe('');
});

test('the icon carries the count, up to two digits', () => {
  expect(faviconAddress(0)).toBeUndefined();
  expect(decodeURIComponent(faviconAddress(7) ?? '')).toContain('>7<');
  expect(decodeURIComponent(faviconAddress(128) ?? '')).toContain('>99+<');
});
