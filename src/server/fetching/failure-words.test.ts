import { describe, expect, test } from 'vitest';
import { fetchFailureKinds } from '#shared/fetch-failure.ts';
import { failureWords } from './failure-words.ts';
import { ownNetworkHidden } from './guarded-connect.ts';

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

const textOf = (kind: 'tls' | 'network' | 'unauthorized' | 'private_address', detail: string) =>
  failureWords(kind, { url: 'https://example.org/feed', detail, isKept: true }).text;

test.each([
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['CERT_NOT_YET_VALID', 'not valid yet'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'signed its certificate itself'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'signed its certificate itself'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'another site'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'without the one that vouches'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'without the one that vouches'],
  ['CERT_REVOKED', 'called back'],
  ['EPROTO', 'does not speak https'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak https'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'no longer safe'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'no longer safe'],
  ['CERT_SIGNATURE_FAILURE', 'No secure connection'],
])('a secure connection that fails with %s says "%s"', (code, words) => {
  expect(textOf('tls', code)).toContain(words);
});

test('a login that is missing, refused or impossible, and a network without a way, have their own words', () => {
  expect(textOf('unauthorized', '401')).toBe('example.org asks for a login.');
  expect(textOf('unauthorized', 'login refused')).toBe('example.org does not accept the login.');
  expect(textOf('unauthorized', 'a login that cannot be sent')).toContain('cannot be sent');
  expect(textOf('network', 'EHOSTUNREACH')).toContain('No way leads to');
  expect(textOf('network', 'ECONNRESET')).toContain('broke');
  expect(textOf('network', ownNetworkHidden)).toContain('whether example.org is on your own network');
  expect(textOf('private_address', 'Winnow itself')).toBe('example.org is Winnow itself.');
});
