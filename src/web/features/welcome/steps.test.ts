import { describe, expect, test } from 'vitest';
import type { JudgingStatus } from '#shared/judgement.ts';
import { listSteps } from './steps.ts';

function makeStatus(status: Partial<JudgingStatus> = {}): JudgingStatus {
  return {
    state: 'idle',
    reason: null,
    message: null,
    hint: null,
    link: null,
    testing: null,
    paused: false,
    waiting: 0,
    waiting_new: 0,
    waiting_again: 0,
    failed: 0,
    budget: { limit: null, judged_today: 0 },
    resumes_at: null,
    current_article_id: null,
    next_article_id: null,
    model: 'llama3.2:3b',
    seconds_per_article: null,
    estimated_seconds: null,
    ...status,
  };
}

function listDone(setUp: Parameters<typeof listSteps>[0]): string[] {
  return listSteps(setUp)
    .filter((step) => step.done)
    .map((step) => step.name);
}

describe('listSteps', () => {
  test('begins with nothing done', () => {
    const status = makeStatus({ state: 'standing_still', reason: 'no_model', model: null });
    expect(listDone({ feedCount: 0, hasInterests: false, status })).toEqual([]);
  });

  test('marks each step by itself, in whatever order they are taken', () => {
    expect(listDone({ feedCount: 0, hasInterests: true, status: makeStatus() })).toEqual([
      'interests',
      'model',
    ]);
    expect(listDone({ feedCount: 3, hasInterests: false, status: makeStatus() })).toEqual(['feeds', 'model']);
  });

  test.each(['model_missing', 'unreachable'] as const)(
    'does not call the model done while judging is %s',
    (reason) => {
      const status = makeStatus({ state: 'standing_still', reason, message: 'Ollama is away.' });
      const model = listSteps({ feedCount: 1, hasInterests: true, status }).find(
        ({ name }) => name === 'model',
      );
      expect(model).toMatchObject({ done: false, text: 'Ollama is away.' });
    },
  );

  test('asks for Ollama first where nobody has said where it is', () => {
    const status = makeStatus({ state: 'standing_still', reason: 'no_model', model: null });
    const model = listSteps({ feedCount: 1, hasInterests: true, status, asksForOllama: true }).at(-1);
    expect(model).toMatchObject({ name: 'model', done: false });
    expect(model?.text).toContain('say where it is');
  });

  test('leaves the model done while the owner pauses judging', () => {
    const status = makeStatus({ state: 'standing_still', reason: 'paused_by_owner', message: 'Paused.' });
    expect(listDone({ feedCount: 1, hasInterests: true, status })).toContain('model');
  });
});
