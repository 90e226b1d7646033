import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateTokens } from './cut-text.ts';
import { describeFit, fitInterests } from './fit-interests.ts';

const lines = (count: number, word = 'Interest') =>
  Array.from({ length: count }, (_, index) => `${word} number ${index + 1}`).join('\n');
const countLines = (text: string) => text.split('\n').length;
const nothing = { interests: null, antiInterests: null };

test('what is short enough is a list of its lines, whole', () => {
  const fitting = fitInterests({ interests: ' Sea \n\nWind, snow', antiInterests: 'Football' });
  expect(fitting).toEqual({
    interests: '- Sea\n- Wind, snow',
    antiInterests: '- Football',
    leftOut: nothing,
  });
  expect(fitInterests({ interests: '', antiInterests: ' \n' })).toEqual({
    interests: '',
    antiInterests: '',
    leftOut: nothing,
  });
});

test('what is too long is cut after a whole line, and the first words that are left out are told', () => {
  const { interests, leftOut } = fitInterests({ interests: lines(500), antiInterests: '' });
  const kept = countLines(interests);
  expect(interests.endsWith(`- Interest number ${kept}`)).toBe(true);
  expect(leftOut).toEqual({ interests: `Interest number ${kept + 1}`, antiInterests: null });
  expect(estimateTokens(interests)).toBeGreaterThan(580);
  expect(estimateTokens(interests)).toBeLessThanOrEqual(600);
});

test('two long texts get half each; a short one leaves its room to the other', () => {
  const both = fitInterests({ interests: lines(500), antiInterests: lines(500, 'Unwanted') });
  expect(estimateTokens(both.interests)).toBeGreaterThan(285);
  expect(estimateTokens(both.antiInterests)).toBeGreaterThan(285);
  expect(both.leftOut.antiInterests).toMatch(/^Unwanted number \d+$/);
  const one = fitInterests({ interests: 'Sea', antiInterests: lines(500, 'Unwanted') });
  expect(one.leftOut.interests).toBeNull();
  expect(estimateTokens(one.antiInterests)).toBeGreaterThan(580);
});

test('a single line that is too long is cut at a sentence', () => {
  const { interests, leftOut } = fitInterests({
    interests: 'I like to read about the sea and its tides. '.repeat(200),
    antiInterests: '',
  });
  expect(interests).toMatch(/^- I like .*tides\.$/);
  expect(leftOut.interests).toMatch(/^I like to read about the sea/);
  expect(leftOut.interests?.length).toBeLessThanOrEqual(80);
});

test('both together never take more than their room, whatever is written', () => {
  const piece = fc.constantFrom('storage ', 'Морские волны ', '写', '😀', 'x', '\n', '. ', 'שלום ');
  const text = fc.tuple(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 500 }));
  const written = text.map(([pieces, times]) => pieces.join('').repeat(times));
  fc.assert(
    fc.property(written, written, (interests, antiInterests) => {
      const fitting = fitInterests({ interests, antiInterests });
      const tokens = estimateTokens(fitting.interests) + estimateTokens(fitting.antiInterests);
      expect(tokens).toBeLessThanOrEqual(604);
      expect(fitting.interests.isWellFormed() && (fitting.leftOut.interests ?? '').isWellFormed()).toBe(true);
      expect(fitting.interests === '').toBe(interests.trim() === '');
    }),
    { numRuns: 60 },
  );
});

test('the page hears whether anything is cut, and from where on', () => {
  const saved = { interests: 'Sea', anti_interests: '', version: 3 };
  const left_out = { interests: null, anti_interests: null };
  expect(describeFit(saved)).toEqual({ ...saved, cut: false, left_out });
  expect(describeFit({ ...saved, anti_interests: lines(500, 'Unwanted') })).toMatchObject({
    cut: true,
    left_out: { interests: null, anti_interests: expect.stringMatching(/^Unwanted/) },
  });
});
