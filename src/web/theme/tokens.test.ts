import { expect, test } from 'vitest';
import { type ColourTokens, darkTokens, lightTokens } from './tokens.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: ColourTokens, text: keyof ColourTokens, ground: keyof ColourTokens): number {
  const [light = 0, dark = 0] = [tokens[text], tokens[ground]]
    .map((colour) => luminance(colour ?? '#000000'))
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['--w-bg', '--w-panel', '--w-card', '--w-hover', '--w-sel'] as const;
const schemes = [
  ['light', lightTokens],
  ['dark', darkTokens],
] as const;

test.each(schemes)('every text can be read on every ground it stands on: %s', (_name, tokens) => {
  const pairs = [
    ...(['--w-ink', '--w-soft', '--w-faint', '--w-accent', '--w-mid', '--w-danger'] as const).flatMap(
      (text) => grounds.map((ground) => [text, ground] as const),
    ),
    ['--w-on-accent', '--w-accent'],
    ['--w-accent', '--w-accent-soft'],
    ['--w-hi', '--w-hi-bg'],
    ['--w-mid', '--w-mid-bg'],
    ['--w-lo', '--w-lo-bg'],
    ['--w-soft', '--w-lo-bg'],
  ] as const;
  const poor = pairs.filter(([text, ground]) => contrast(tokens, text, ground) < 4.5);
  expect(poor).toEqual([]);
});

test.each(schemes)('the border of a field stands out from what is around it: %s', (_name, tokens) => {
  expect(contrast(tokens, '--w-field', '--w-bg')).toBeGreaterThanOrEqual(3);
  expect(contrast(tokens, '--w-field', '--w-card')).toBeGreaterThanOrEqual(3);
});
