import { describe, expect, test } from 'vitest';
import { fetchFailureKinds } from '#shared/fetch-failure.ts';
import { failureWords } from './failure-words.ts';

describe('every kind of failure has a sentence and a next step', () => {
  test.each(fetchFailureKinds)('%s', (kind) => {
    const { text, hint } = failureWords(kind, { url: 'https://example.org/feed', detail: '418' });
    for (const sentence of [text, hint]) expect(sentence).toMatch(/^\S.{15,}[.]$/);
    expect(`${text} ${hint}`).not.toMatch(/undefined|null|_error|\.\./);
  });
});

test('no two kinds say the same', () => {
  const texts = fetchFailureKinds.map(
    (kind) => failureWords(kind, { url: 'https://example.org', detail: 'x' }).text,
  );
  expect(new Set(texts).size).toBe(texts.length);
});

test('a private address names the setting that allows it', () => {
  const { hint } = failureWords('private_address', {
    url: 'http://nas.lan:8080/feed',
    detail: 'nas.lan is 10.0.0.2',
  });
  expect(hint).toContain('add nas.lan:8080 to the setting fetch.allow_private_networks');
});
