import { expect, test } from 'vitest';
import { ollamaErrorClasses } from '#shared/ollama.ts';
import { decideAfterAttempt } from './after-attempt.ts';

const none = { attempts: 0, inARow: 0 };

test('trouble that no article can have caused gives the job back untouched', () => {
  const waiting = ollamaErrorClasses.filter(
    (errorClass) => decideAfterAttempt(errorClass, none).kind === 'wait',
  );
  expect(waiting).toEqual(
    expect.arrayContaining([
      'unreachable',
      'not_ollama',
      'forbidden_host',
      'unauthorized',
      'model_missing',
      'busy',
    ]),
  );
});

test('what every article would meet stops the queue at once', () => {
  for (const errorClass of ['unsupported', 'cloud_disabled', 'bad_name'] as const) {
    expect(decideAfterAttempt(errorClass, none)).toEqual({ kind: 'pause' });
  }
});

test('the third try is the last one, and each pause is twice as long as the one before', () => {
  const steps = [0, 1, 2].map((attempts) => decideAfterAttempt('stalled', { attempts, inARow: attempts }));
  expect(steps).toEqual([
    { kind: 'retry', delay: 30_000 },
    { kind: 'retry', delay: 60_000 },
    { kind: 'fail' },
  ]);
});

test('an article that brings the model out of memory each time is left alone, though others get through between its tries', () => {
  const steps = [0, 1, 2].map(
    (attempts) => decideAfterAttempt('out_of_memory', { attempts, inARow: 0 }).kind,
  );
  expect(steps).toEqual(['retry', 'retry', 'fail']);
  expect(decideAfterAttempt('out_of_memory', { attempts: 1, inARow: 1 })).toEqual({ kind: 'pause' });
});
