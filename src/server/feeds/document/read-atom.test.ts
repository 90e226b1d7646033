import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinUrls } from './read-atom.ts';

describe('bases and references join', () => {
  test.each<[string | undefined, string | undefined, string | undefined]>([
    [undefined, 'x', 'x'],
    ['https://e.org/a/', undefined, 'https://e.org/a/'],
    ['https://e.org/a/', 'x', 'https://e.org/a/x'],
    ['https://e.org/a', 'x', 'https://e.org/x'],
    ['https://e.org/a/', '', 'https://e.org/a/'],
    ['https://e.org/a/', 'https://o.example/x', 'https://o.example/x'],
    ['a/', 'x', 'a/x'],
    ['a/b', 'x', 'a/x'],
    ['/a/', 'x', '/a/x'],
    ['/a/', '/x', '/x'],
    ['a/', '//o.example/x', '//o.example/x'],
    ['urn:x', 'y', 'y'],
  ])('%s with %s', (base, reference, expected) => expect(joinUrls(base, reference)).toBe(expected));
});

test('joined first or resolved first, the address is the same', () => {
  const segment = fc.constantFrom('a', 'b.c', 'd');
  const relative = fc.tuple(fc.array(segment, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean());
  const path = relative.map(
    ([parts, fromRoot, isFolder]) => `${fromRoot ? '/' : ''}${parts.join('/')}${isFolder ? '/' : ''}`,
  );
  fc.assert(
    fc.property(path, path, (base, reference) => {
      const document = 'https://e.org/one/two';
      const joined = joinUrls(base, reference) ?? '';
      expect(new URL(joined, document).href).toBe(new URL(reference, new URL(base, document)).href);
    }),
  );
});
