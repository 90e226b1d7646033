import { describe, expect, test } from 'vitest';
import { fetchFailureKinds } from '#shared/fetch-failure.ts';
import { failureWords } from './failure-words.ts';

describe('every kind of failure has a sentence and a next step', () => {
  const both = fetchFailureKinds.flatMap((kind) => [true, false].map((isKept) => ({ kind, isKept })));
  test.each(both)('$kind (kept: $isKept)', ({ kind, isKept }) => {
    const { text, hint } = failureWords(kind, { url: 'https://example.org/feed', detail: '418', isKept });
    for (const sentence of [text, hint]) expect(sentence).toMatch(/^\S.{15,}[.]$/);
    expect(`${text} ${hint}`).not.toMatch(/undefined|null|_error|\.\./);
  });
});

test('no two kinds say the same', () => {
  const texts = fetchFailureKinds.map(
    (kind) => failureWords(kind, { url: 'https://example.org', detail: 'x', isKept: true }).text,
  );
  expect(new Set(texts).size).toBe(texts.length);
});

test('a private address names the setting that allows it', () => {
  const { hint } = failureWords('private_address', {
    url: 'http://nas.lan:8080/feed',
    detail: 'nas.lan is 10.0.0.2',
    isKept: true,
  });
  expect(hint).toContain('add nas.lan:8080 to the setting fetch.allow_private_networks');
});

test('nobody is told that Winnow tries again with a feed that it does not keep', () => {
  const hintOf = (isKept: boolean) =>
    failureWords('server_error', { url: 'https://example.org', detail: '500', isKept }).hint;
  expect(hintOf(true)).toContain('Winnow tries again');
  expect(hintOf(false)).not.toContain('Winnow tries again');
});
