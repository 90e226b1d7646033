import { expect, test } from 'vitest';
import { isNoteMark, isWayBack } from './note-marks.ts';

test('a number, a letter or a sign is the mark of a note, words are not', () => {
  for (const text of ['1', '[12]', ' (3) ', 'a', 'iv', '*', '††', 'note 7', '4.'])
    expect(isNoteMark(text), text).toBe(true);
  for (const text of ['', 'Contents', 'see below', '1984', 'the third part', '2.1 Measurements'])
    expect(isNoteMark(text), text).toBe(false);
});

test('arrows and words lead back', () => {
  for (const text of ['↩', '↩︎', '^', 'Back to the text', 'return']) expect(isWayBack(text), text).toBe(true);
  for (const text of ['1', 'the way back home', 'See also']) expect(isWayBack(text), text).toBe(false);
});
