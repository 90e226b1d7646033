import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssue } from './describe-issue.ts';

const schema = z.strictObject({
  name: z.string().trim().min(1).max(10),
  view: z.enum(['unread', 'all']).optional(),
  count: z.number().int().min(1).max(5).optional(),
  ratio: z.number().positive().optional(),
  force: z.boolean().optional(),
  ids: z.array(z.number().int()).min(1).max(2).optional(),
  quiet: z.object({ from: z.string() }).optional(),
  code: z
    .string()
    .regex(/^[a-z]+$/)
    .optional(),
  day: z.string().regex(/^\d+$/, 'a day is a whole number').optional(),
});

function describe(sent: unknown, part = 'json'): string | undefined {
  const issue = schema.safeParse(sent).error?.issues[0];
  return issue && describeIssue(issue, { part, sent });
}

const name = 'reader';

test.each<[string, unknown, string]>([
  ['a field that is missing', {}, 'name is missing.'],
  ['one inside another', { name, quiet: {} }, 'quiet.from is missing.'],
  ['a number for a text', { name: 3 }, 'name has to be a text.'],
  ['nothing for a text', { name: null }, 'name has to be a text.'],
  ['a text for a yes or no', { name, force: 'yes' }, 'force has to be true or false.'],
  ['a text in a list of numbers', { name, ids: [1, 'two'] }, 'ids[1] has to be a number.'],
  ['half a thing', { name, count: 1.5 }, 'count has to be a whole number.'],
  ['an unknown field', { name, nmae: 1 }, 'There is no field “nmae”.'],
  ['two of them', { name, a: 1, b: 2 }, 'There are no fields “a”, “b”.'],
  ['a blank text', { name: '  ' }, 'name must not be blank.'],
  ['a long text', { name: 'x'.repeat(11) }, 'name can have at most 10 characters.'],
  ['an empty list', { name, ids: [] }, 'ids must not be empty.'],
  ['a long list', { name, ids: [1, 2, 3] }, 'ids can have at most 2 entries.'],
  ['what is none of the choices', { name, view: 'zzz' }, 'view has to be one of unread, all.'],
  ['too few', { name, count: 0 }, 'count has to be at least 1.'],
  ['too many', { name, count: 9 }, 'count has to be at most 5.'],
  ['what has to be above', { name, ratio: 0 }, 'ratio has to be above 0.'],
  ['another form', { name, code: '1' }, 'code does not have the form that is expected.'],
  ['what the schema has its own words for', { name, day: 'x' }, 'day: a day is a whole number.'],
  ['no object at all', [], 'The request has to be an object.'],
])('%s is named with what is expected', (_, sent, sentence) => {
  expect(describe(sent)).toBe(sentence);
});

test('what is accepted needs no words, and an address is not called a request', () => {
  expect(describe({ name })).toBeUndefined();
  expect(describe([], 'query')).toBe('The address has to be an object.');
});
