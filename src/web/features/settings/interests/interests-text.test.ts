import { describe, expect, test } from 'vitest';
import {
  countChangedLines,
  describeChange,
  describeExcess,
  describeLength,
  findExcess,
  isSameTexts,
} from './interests-text.ts';

const before = { interests: 'Databases\nNight trains\nMathematics', anti_interests: 'Football' };

describe('countChangedLines', () => {
  test('counts a changed line once', () => {
    expect(
      countChangedLines(before, { ...before, interests: 'Databases\nSleeper trains\nMathematics' }),
    ).toBe(1);
  });

  test('counts added and removed lines of both texts', () => {
    expect(
      countChangedLines(before, { interests: 'Databases', anti_interests: 'Football\nCrypto\nDeals' }),
    ).toBe(4);
  });

  test('counts each of several equal lines', () => {
    expect(countChangedLines(before, { ...before, anti_interests: 'Football\nFootball' })).toBe(1);
  });

  test('does not count blank lines and spaces at the ends', () => {
    expect(countChangedLines(before, { ...before, anti_interests: '\n  Football \n\n' })).toBe(0);
  });
});

describe('isSameTexts', () => {
  test('takes texts for the same when only what the server strips differs', () => {
    expect(
      isSameTexts(before, { ...before, interests: 'Databases  \r\nNight trains\nMathematics\n\n' }),
    ).toBe(true);
  });

  test('takes another order for a difference', () => {
    expect(isSameTexts(before, { ...before, interests: 'Night trains\nDatabases\nMathematics' })).toBe(false);
  });
});

describe('describeChange', () => {
  test('says nothing while nothing differs', () => {
    expect(describeChange(before, { ...before })).toBe('');
  });

  test('uses the singular for one line', () => {
    const after = { ...before, anti_interests: '' };
    expect(describeChange(before, after)).toBe(
      '1 line changed · nothing is judged again until you ask for it',
    );
  });

  test('names a mere change of order', () => {
    const after = { ...before, interests: 'Night trains\nDatabases\nMathematics' };
    expect(describeChange(before, after)).toMatch(/^Order of lines changed/);
  });
});

describe('describeExcess', () => {
  test('counts what is beyond the limit, and says nothing up to it', () => {
    const atLimit = 'a'.repeat(10_000);
    expect(describeExcess(atLimit)).toBeNull();
    expect(describeExcess(`${atLimit}b`)).toContain('1 character over the limit of 10,000');
    expect(describeExcess(`${atLimit}${'b'.repeat(1_234)}`)).toContain('1,234 characters over');
    expect(findExcess({ interests: '', anti_interests: `${atLimit}bb` })).toBe(2);
    expect(findExcess({ interests: atLimit, anti_interests: '' })).toBe(0);
  });
});

describe('describeLength', () => {
  const long = { interests: 'a'.repeat(2_000), anti_interests: 'b'.repeat(600) };

  test('reckons an edit: a token is about four characters of both texts together', () => {
    expect(describeLength(long, null)).toContain('About 650 tokens');
    expect(describeLength({ ...long, anti_interests: 'b'.repeat(400) }, null)).toBeNull();
  });

  test('says exactly what of the saved texts no model reads', () => {
    const leftOut = { interests: 'Rust compilers', anti_interests: null };
    expect(describeLength(long, leftOut)).toContain('from “Rust compilers” on');
    expect(describeLength(long, { interests: null, anti_interests: null })).toBeNull();
  });
});
