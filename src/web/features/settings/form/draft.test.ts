import { describe, expect, test } from 'vitest';
import { type FormRules, resolveDraft } from './draft.ts';

type Note = { text: string; version: number };

const rules: FormRules<Note, string> = {
  valuesOf: (note) => note.text,
  isSame: (one, other) => one.trim() === other.trim(),
};

describe('resolveDraft', () => {
  test('shows what is saved while nothing was typed', () => {
    expect(resolveDraft(rules, { text: 'trains', version: 3 }, null)).toEqual({
      values: 'trains',
      begunWith: { text: 'trains', version: 3 },
      dirty: false,
      overtaken: false,
    });
  });

  test('keeps what was typed when a refetch brings something newer, and says so', () => {
    const begunWith = { text: 'trains', version: 3 };
    const state = resolveDraft(rules, { text: 'ships', version: 4 }, { begunWith, values: 'night trains' });
    expect(state).toEqual({ values: 'night trains', begunWith, dirty: true, overtaken: true });
  });

  test('an edit goes on from a newer state that left these fields alone', () => {
    const saved = { text: 'trains', version: 4 };
    const draft = { begunWith: { text: 'trains', version: 3 }, values: 'night trains' };
    expect(resolveDraft(rules, saved, draft)).toEqual({
      values: 'night trains',
      begunWith: saved,
      dirty: true,
      overtaken: false,
    });
  });

  test('shows the newer text when the draft holds no difference', () => {
    const begunWith = { text: 'trains', version: 3 };
    const state = resolveDraft(rules, { text: 'ships', version: 4 }, { begunWith, values: 'trains ' });
    expect(state).toMatchObject({ values: 'ships', dirty: false, overtaken: false });
  });

  test('lets a difference that does not count stand in the field', () => {
    const begunWith = { text: 'trains', version: 3 };
    const state = resolveDraft(rules, begunWith, { begunWith, values: 'trains\n' });
    expect(state).toMatchObject({ values: 'trains\n', dirty: false, overtaken: false });
  });
});
