import { describe, expect, test } from 'vitest';
import { describeBytes, describeShare, describeSpeed } from './byte-words.ts';

describe('describeBytes', () => {
  test.each([
    [2_019_393_189, '2.0 GB'],
    [3_349_999_999, '3.3 GB'],
    [1_000_000_000, '1.0 GB'],
    [999_700_000, '1.0 GB'],
    [621_875_917, '622 MB'],
    [45_960_996, '46 MB'],
    [298, '< 1 MB'],
    [0, '0 MB'],
  ])('shows %i bytes as %s', (bytes, shown) => {
    expect(describeBytes(bytes)).toBe(shown);
  });
});

describe('describeShare', () => {
  test.each([
    [2_812_000_000, 4_602_117_904, '2.8 of 4.6 GB'],
    [120_000_000, 4_602_117_904, '0.1 of 4.6 GB'],
    [12_400_000, 45_960_996, '12 of 46 MB'],
    [0, 45_960_996, '0 of 46 MB'],
  ])('shows %i of %i bytes in one unit', (completed, total, shown) => {
    expect(describeShare(completed, total)).toBe(shown);
  });

  test('never shows more than the whole', () => {
    expect(describeShare(5_000_000_000, 4_600_000_000)).toBe('4.6 of 4.6 GB');
  });
});

describe('describeSpeed', () => {
  test.each([
    [21_400_000, '21.4 MB/s'],
    [999_960_000, '1.0 GB/s'],
    [1_240_000_000, '1.2 GB/s'],
    [840_000, '0.8 MB/s'],
    [43_800, '44 kB/s'],
    [0, '0 kB/s'],
  ])('shows %i bytes a second as %s', (speed, shown) => {
    expect(describeSpeed(speed)).toBe(shown);
  });
});
