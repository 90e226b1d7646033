import { describe, expect, test } from 'vitest';
import { isStepName, listSteps, neighbourOf, type SetUp } from './steps.ts';

const away = { connected: false, version: null, hint: 'Start Ollama on that machine.' };
const here = { connected: true, version: '0.31.2', hint: null };
const nothing: SetUp = {
  feedCount: 0,
  hasInterests: false,
  ollama: away,
  status: { model: null, reason: 'no_model', message: 'No model chosen yet' },
};
const chosen = { model: 'llama3.2:3b', reason: null, message: null };

const listDone = (setUp: Partial<SetUp>): string[] =>
  listSteps({ ...nothing, ...setUp })
    .filter(({ done }) => done)
    .map(({ name }) => name);
const textOf = (name: string, setUp: Partial<SetUp>) =>
  listSteps({ ...nothing, ...setUp }).find((step) => step.name === name)?.text;

describe('listSteps', () => {
  test('begins with nothing done', () => {
    expect(listDone({})).toEqual([]);
  });

  test('marks each step by itself, in whatever order they are taken', () => {
    expect(listDone({ hasInterests: true, status: chosen })).toEqual(['interests', 'model']);
    expect(listDone({ feedCount: 3, ollama: here })).toEqual(['feeds', 'ollama']);
  });

  test('does not call the model done while it is missing, and says why', () => {
    const status = { ...chosen, reason: 'model_missing' as const, message: 'llama3.2:3b was deleted.' };
    expect(listDone({ status })).toEqual([]);
    expect(textOf('model', { status })).toBe('llama3.2:3b was deleted.');
  });

  test('leaves the model done while the owner pauses judging, and while Ollama is away', () => {
    for (const reason of ['paused_by_owner', 'unreachable'] as const) {
      expect(listDone({ status: { ...chosen, reason, message: 'No.' } })).toEqual(['model']);
    }
  });

  test('tells of Ollama what it said, what to do, or that it is asked for below', () => {
    expect(textOf('ollama', { ollama: here })).toBe('Version 0.31.2 answers.');
    expect(textOf('ollama', {})).toBe('Start Ollama on that machine.');
    expect(textOf('ollama', { asksForOllama: true })).toContain('say where it is');
    expect(textOf('ollama', { ollama: undefined })).toContain('Looking for it');
  });
});

test('every step has its neighbours, and nothing lies beyond the ends', () => {
  expect(neighbourOf('feeds', 1)).toBe('interests');
  expect(neighbourOf('model', -1)).toBe('ollama');
  expect([neighbourOf('feeds', -1), neighbourOf('model', 1)]).toEqual([undefined, undefined]);
  expect([isStepName('ollama'), isStepName('toString')]).toEqual([true, false]);
});
