import { expect, test } from 'vitest';
import { enclosureFacts, enclosureName, kindOfEnclosure } from './enclosure-words.ts';

test('an enclosure is called by its file', () => {
  expect(enclosureName('https://radio.example/2026/episode%2012.mp3?token=1')).toBe('episode 12.mp3');
});

test('an address without a file, or with a broken escape, stands for itself', () => {
  expect(enclosureName('https://radio.example/')).toBe('https://radio.example/');
  expect(enclosureName('https://radio.example/100%.mp3')).toBe('100%.mp3');
});

test('kind, size and length are told as far as the feed tells them', () => {
  expect(enclosureFacts({ type: 'audio/mpeg', length: 24_100_000, duration: 2_890 })).toBe(
    'audio/mpeg · 24.1 MB · 48 min',
  );
  expect(enclosureFacts({ type: null, length: 0, duration: 5_400 })).toBe('1 h 30 min');
  expect(enclosureFacts({ type: null, length: 99_000, duration: null })).toBe('99 kB');
});

test('sound and films are known by their type, or by their name where the feed says nothing of use', () => {
  const url = 'https://a.example/1';
  expect(kindOfEnclosure({ url, type: 'audio/mpeg' })).toBe('audio');
  expect(kindOfEnclosure({ url, type: 'video/mp4' })).toBe('video');
  expect(kindOfEnclosure({ url: `${url}.MP3?from=feed`, type: null })).toBe('audio');
  expect(kindOfEnclosure({ url: `${url}.webm`, type: 'application/octet-stream' })).toBe('video');
  for (const type of [null, 'application/pdf', 'image/png'])
    expect(kindOfEnclosure({ url, type })).toBe('file');
});
