import { describe, expect, it } from 'vitest';
import { MAX_EXPLANATION } from '#shared/limits.ts';
import { answerFormat, parseAnswer } from './answers.ts';
import { fieldsOf } from './prompts/question.ts';

const categories = [
  { id: 3, name: 'Databases', parent: 'Technology' },
  { id: 7, name: 'Baking', parent: null },
];
const right = { categories: ['c3'], explanation: 'Measured.', interest: 8, new_category: '', quality: 7 };
const parse = (change: object) =>
  parseAnswer('combined', JSON.stringify({ ...right, ...change }), categories);

describe('an answer', () => {
  it('is read with the ids of our own categories', () => {
    expect(parse({ categories: ['c7', 'c3'] })).toEqual({
      categoryIds: [7, 3],
      proposedCategory: null,
      explanation: 'Measured.',
      interest: 8,
      quality: 7,
    });
  });

  it('loses the ids that were not offered, and all beyond three', () => {
    expect(parse({ categories: ['c900', 'c3', 'databases'] })?.categoryIds).toEqual([3]);
    expect(parse({ categories: ['c3', 'c7', 'c3', 'c7'] })?.categoryIds).toEqual([3, 7, 3]);
  });

  it('may leave out the proposal, or propose a name', () => {
    expect(parse({ new_category: null })?.proposedCategory).toBeNull();
    expect(parse({ new_category: '  ' })?.proposedCategory).toBeNull();
    expect(parse({ new_category: ' Bees ' })?.proposedCategory).toBe('Bees');
  });

  it('is refused whole where a number is out of range or missing, or nothing is explained', () => {
    for (const wrong of [
      { interest: 11 },
      { quality: -1 },
      { interest: '8' },
      { explanation: ' \n ' },
      { categories: 'c3' },
    ]) {
      expect(parse(wrong)).toBeUndefined();
    }
    expect(parseAnswer('combined', 'I like it.', categories)).toBeUndefined();
    expect(
      parseAnswer('combined', `\`\`\`json\n${JSON.stringify(right)}\n\`\`\``, categories),
    ).toBeUndefined();
  });

  it('has its numbers rounded to whole ones', () => {
    expect(parse({ interest: 7.6, quality: 2.2 })).toMatchObject({ interest: 8, quality: 2 });
  });

  it('has an explanation of one line without control characters', () => {
    expect(parse({ explanation: ' One\n\ttwo\u0000three ' })?.explanation).toBe('One two three');
  });

  it('has an explanation that is cut between words when it is too long', () => {
    const explanation = parse({ explanation: 'A sentence that never ends. '.repeat(20) })?.explanation ?? '';
    expect(explanation.length).toBeLessThanOrEqual(MAX_EXPLANATION);
    expect(explanation).toMatch(/(sentence|that|never|ends\.|A)…$/);
  });

  it('is cut without half a character even where it has no blanks', () => {
    const explanation = parse({ explanation: `x${'😀'.repeat(200)}` })?.explanation ?? '';
    expect(explanation.length).toBeLessThanOrEqual(MAX_EXPLANATION);
    expect(explanation.isWellFormed()).toBe(true);
  });
});

describe('an answer to one of the two questions', () => {
  const about = { categories: ['c3'], new_category: 'Bees' };
  const judged = { explanation: 'Measured.', interest: 8, quality: 7 };

  it('needs nothing of the other one', () => {
    expect(parseAnswer('categorize', JSON.stringify(about), categories)).toEqual({
      categoryIds: [3],
      proposedCategory: 'Bees',
    });
    expect(parseAnswer('score', JSON.stringify(judged), categories)).toEqual(judged);
  });

  it('has nothing of the other one either, even if the model says it', () => {
    const all = JSON.stringify({ ...about, ...judged });
    expect(Object.keys(parseAnswer('categorize', all, categories) ?? {})).toEqual([
      'categoryIds',
      'proposedCategory',
    ]);
    expect(parseAnswer('score', all, categories)).toEqual(judged);
  });

  it('is refused where its own fields are missing or wrong', () => {
    expect(parseAnswer('categorize', JSON.stringify(judged), categories)).toBeUndefined();
    expect(parseAnswer('score', JSON.stringify(about), categories)).toBeUndefined();
    expect(parseAnswer('combined', JSON.stringify(judged), categories)).toBeUndefined();
    expect(parseAnswer('combined', JSON.stringify(about), categories)).toBeUndefined();
    expect(parseAnswer('score', JSON.stringify({ ...judged, interest: 11 }), categories)).toBeUndefined();
  });
});

describe('the format that is asked for', () => {
  it('has its keys in alphabetical order, so that the explanation comes before the numbers it explains', () => {
    const format = answerFormat('combined', categories);
    const keys = Object.keys(format['properties'] ?? {});
    expect(keys).toEqual([...keys].sort());
    expect(format['required']).toEqual(keys);
  });

  it.each(['combined', 'categorize', 'score'] as const)('has the fields of %s and no other', (kind) => {
    const format = answerFormat(kind, categories);
    expect(Object.keys(format['properties'] ?? {})).toEqual(fieldsOf(kind));
    expect(format['required']).toEqual(fieldsOf(kind));
  });

  it('allows only the ids that are offered', () => {
    const items = { enum: ['c3', 'c7'] };
    expect(answerFormat('combined', categories)).toMatchObject({
      properties: { categories: { items, maxItems: 3 } },
    });
    expect(answerFormat('combined', [])).toMatchObject({
      properties: { categories: { items: { type: 'string' } } },
    });
  });
});
