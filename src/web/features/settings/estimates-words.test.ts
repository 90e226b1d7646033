import { expect, test } from 'vitest';
import type { EstimatesStatus } from '#shared/estimates.ts';
import { describeBuiltIn, describeEmbedding } from './estimates-words.ts';

const embedding: EstimatesStatus['embedding'] = {
  model: 'all-minilm',
  digest: 'sha256:1',
  state: 'working',
  reason: null,
  hint: null,
  done: 1_204,
  total: 3_000,
};
const status: EstimatesStatus = {
  built_in: { ready: true, trouble: null },
  embedding,
  language_note: null,
  estimated: 3_000,
  unestimated: 0,
};
const describeWith = (change: Partial<typeof embedding>) =>
  describeEmbedding({ ...status, embedding: { ...embedding, ...change } });

test('while a model reads, it is told how far it is', () => {
  expect(describeWith({})?.text).toBe('all-minilm: 1,204 of 3,000 unread articles read');
});

test('nothing is said where there is no model', () => {
  expect(describeWith({ state: 'off', model: null })).toBeNull();
  expect(describeBuiltIn(status)).toBeNull();
});

test('when it is ready it says so, or what it could not read', () => {
  expect(describeWith({ state: 'ready' })).toMatchObject({
    tone: 'good',
    text: 'All 3,000 unread articles are read.',
  });
  expect(describeWith({ state: 'ready', reason: 'Two were too long.' })?.text).toBe('Two were too long.');
});

test('trouble names its cause, the next step and what holds meanwhile', () => {
  const line = describeWith({ state: 'trouble', reason: 'all-minilm is gone.', hint: 'Pull it again.' });
  expect(line).toMatchObject({ tone: 'warn' });
  expect(line?.text).toBe('all-minilm is gone. Pull it again. Estimates are built in only until then.');
});

test('a damaged table of words comes before what it cannot read', () => {
  const note = 'Three articles are in another language.';
  expect(describeBuiltIn({ ...status, language_note: note })?.text).toBe(note);
  const trouble = 'The table is damaged.';
  expect(
    describeBuiltIn({ ...status, language_note: note, built_in: { ready: false, trouble } }),
  ).toMatchObject({ tone: 'warn', text: trouble });
});
