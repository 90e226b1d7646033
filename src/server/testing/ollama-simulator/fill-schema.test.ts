import { expect, it } from 'vitest';
import { fillSchema } from './fill-schema.ts';
import type { Verdict } from './judge.ts';

const verdict: Verdict = {
  categories: ['c1', 'c2', 'c3'],
  explanation: 'A sentence about it.',
  interest: 9,
  new_category: null,
  quality: 7,
};

it('answers the fields of the schema only, in its order', () => {
  const format = { properties: { quality: { type: 'integer' }, explanation: { type: 'string' } } };
  expect(fillSchema(format, verdict)).toBe('{"quality":7,"explanation":"A sentence about it."}');
});

it('keeps to the limits of the schema', () => {
  const format = {
    properties: {
      categories: { type: 'array', items: { enum: ['c2', 'c3'] }, maxItems: 1 },
      explanation: { type: 'string', maxLength: 10 },
      interest: { type: 'integer', maximum: 5 },
    },
  };
  expect(JSON.parse(fillSchema(format, verdict))).toEqual({
    categories: ['c2'],
    explanation: 'A sentence',
    interest: 5,
  });
});

it('writes null where the schema allows it, and an empty text where it does not', () => {
  const nullable = { properties: { new_category: { anyOf: [{ type: 'string' }, { type: 'null' }] } } };
  expect(fillSchema(nullable, verdict)).toBe('{"new_category":null}');
  expect(fillSchema({ properties: { new_category: { type: 'string' } } }, verdict)).toBe(
    '{"new_category":""}',
  );
});

it('fills required fields it knows nothing of with empty values', () => {
  const properties = {
    groups: { type: 'array' },
    count: { type: 'integer', minimum: 1 },
    extra: { type: 'string' },
  };
  expect(fillSchema({ properties, required: ['groups', 'count'] }, verdict)).toBe('{"groups":[],"count":1}');
});
