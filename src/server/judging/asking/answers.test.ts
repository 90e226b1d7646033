import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#server/judging/prompts/question.ts';
import { readProcessorTime } from '#server/testing/processor-time.ts';
import { MAX_EXPLANATION } from '#shared/limits.ts';
import { answerFormat, parseAnswer } from './answers.ts';

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
    expect(parse({ categories: [3, null, { id: 'c7' }, 'c3 Databases', 'C3', 'c7'] })?.categoryIds).toEqual([
      7,
    ]);
    const ids = [1, 2, 3, 4, 5];
    const five = ids.map((id) => ({ id, name: `Category ${id}`, parent: null }));
    const all = JSON.stringify({ ...right, categories: ids.map((id) => `c${id}`) });
    expect(parseAnswer('combined', all, five)?.categoryIds).toEqual([1, 2, 3]);
  });

  it('has every category once, so that a repeated one takes no place of another', () => {
    expect(parse({ categories: ['c3', 'c3', 'c3', 'c7', 'c3'] })?.categoryIds).toEqual([3, 7]);
  });

  it('may leave out the proposal, or propose a name', () => {
    expect(parse({ new_category: null })?.proposedCategory).toBeNull();
    expect(parse({ new_category: '  ' })?.proposedCategory).toBeNull();
    expect(parse({ new_category: ' Bees \n and  hives' })?.proposedCategory).toBe('Bees and hives');
  });

  it.each(['none', 'None', 'null', 'N/A', 'c3', 'x1'])('proposes nothing by saying %s', (name) => {
    expect(parse({ new_category: name })?.proposedCategory).toBeNull();
  });

  it.each(['C64', 'None of these'])('may well propose %s', (name) => {
    expect(parse({ new_category: name })?.proposedCategory).toBe(name);
  });

  it('is refused whole where a number is out of range or missing, or nothing is explained', () => {
    for (const wrong of [
      { interest: 11 },
      { quality: -1 },
      { interest: '8/10' },
      { interest: '8.5' },
      { interest: '11' },
      { interest: 'very' },
      { interest: '' },
      { interest: null },
      { interest: true },
      { explanation: 7 },
      { explanation: '\u202E\u0000' },
      { new_category: 7 },
      { explanation: ' \n ' },
      { categories: 'c3' },
    ]) {
      expect(parse(wrong)).toBeUndefined();
    }
    for (const wrong of ['I like it.', '', 'null', '[]', '7', '{}', `[${JSON.stringify(right)}]`]) {
      expect(parseAnswer('combined', wrong, categories)).toBeUndefined();
    }
  });

  it('may have whole numbers in quotation marks', () => {
    expect(parse({ interest: '8', quality: ' 10 ' })).toMatchObject({ interest: 8, quality: 10 });
  });

  it('has its numbers rounded to whole ones', () => {
    expect(parse({ interest: 7.6, quality: 2.2 })).toMatchObject({ interest: 8, quality: 2 });
  });

  it('has an explanation of one line without control characters', () => {
    expect(parse({ explanation: ' One\n\ttwo\u0000three ' })?.explanation).toBe('One two three');
  });

  it('has an explanation that cannot turn the direction of the text around it', () => {
    expect(parse({ explanation: 'Left \u202Ethgir\u202C and \u2067back\u2069.' })?.explanation).toBe(
      'Left thgir and back.',
    );
    expect(parse({ explanation: 'כתבה על הים' })?.explanation).toBe('כתבה על הים');
  });

  it('has an explanation that is cut between words when it is too long', () => {
    const explanation = parse({ explanation: 'A sentence that never ends. '.repeat(360) })?.explanation ?? '';
    expect(explanation.length).toBeLessThanOrEqual(MAX_EXPLANATION);
    expect(explanation).toMatch(/(sentence|that|never|ends\.|A)…$/);
  });

  it('is cut without half a character even where it has no blanks', () => {
    const explanation = parse({ explanation: `x${'😀'.repeat(200)}` })?.explanation ?? '';
    expect(explanation.length).toBeLessThanOrEqual(MAX_EXPLANATION);
    expect(explanation.isWellFormed()).toBe(true);
  });
});

describe('what stands around an answer', () => {
  const object = JSON.stringify(right);
  const read = (content: string) => parseAnswer('combined', content, categories)?.interest;

  it.each([
    ['a fence', `\`\`\`json\n${object}\n\`\`\``],
    ['a fence without a name', `\n\`\`\`\n${object}\`\`\`\n`],
    ['thoughts', `<think>\nIs it {"interest": 1}?\n</think>\n\n${object}`],
    ['empty thoughts', `<think>\n\n</think>${object}`],
    ['the end of thoughts', `It is about storage.</think>\n\`\`\`json\n${object}\n\`\`\``],
    ['blank lines', `\n\n  ${object}\n `],
  ])('is taken off when it is %s', (_, content) => {
    expect(read(content)).toBe(8);
  });

  it.each([
    ['before', `Here is the object: ${object}`],
    ['behind', `${object}\nI hope this helps.`],
    ['before a fence', `Sure!\n\`\`\`json\n${object}\n\`\`\``],
    ['that quotes another one', `The article says {"interest": 10}. ${object}`],
    ['without an end', object.slice(0, -5)],
  ])('makes it useless when it is prose %s, because any object in it may be the article’s', (_, content) => {
    expect(read(content)).toBeUndefined();
  });

  it('is none of the article’s business: a fence inside an explanation stays there', () => {
    const explanation = 'Says ```json {"interest":10}``` and </think>{"interest":10}.';
    expect(parse({ explanation })).toMatchObject({ explanation, interest: 8 });
  });

  it('is read in no time, even if a model fills its room with blanks', () => {
    const begun = readProcessorTime();
    expect(read(`\`\`\`json${' '.repeat(200_000)}x${' '.repeat(50_000)}`)).toBeUndefined();
    expect(readProcessorTime() - begun).toBeLessThan(500);
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
