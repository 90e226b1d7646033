import { expect, test } from 'vitest';
import { fingerprint, type MadeWith, type ScoreOptions } from './fingerprint.ts';

const options: ScoreOptions = { contextLength: 4_096, thinking: 'auto', readingDepth: 600, language: 'en' };
const score: Required<MadeWith> = { modelDigest: 'one', promptVersion: 1, interestsVersion: 2, options };

test.each<[string, MadeWith]>([
  ['another model', { ...score, modelDigest: 'two' }],
  ['another prompt', { ...score, promptVersion: 2 }],
  ['other interests', { ...score, interestsVersion: 3 }],
  ['another context', { ...score, options: { ...options, contextLength: 8_192 } }],
  ['thinking', { ...score, options: { ...options, thinking: 'on' } }],
  ['less of the article', { ...score, options: { ...options, readingDepth: 250 } }],
  ['another language', { ...score, options: { ...options, language: 'de' } }],
])('%s makes another fingerprint', (_, other) => {
  expect(fingerprint(other)).not.toBe(fingerprint(score));
});

test('options at their defaults leave results good that were made before there were such options', () => {
  expect(fingerprint(score)).toBe('fjeZcvayJFYkHOZr');
  expect(fingerprint({ modelDigest: 'one', promptVersion: 1 })).toBe('_wI0S3kszXRMSCDR');
});
