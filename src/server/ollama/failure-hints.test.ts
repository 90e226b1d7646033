import { expect, it } from 'vitest';
import { ollamaErrorClasses } from '#shared/ollama.ts';
import { describeFailure } from './failure-hints.ts';

it.each(ollamaErrorClasses)('%s has a sentence, and a next step unless the owner did it', (errorClass) => {
  const { message, hint } = describeFailure(errorClass, { url: 'http://ollama:11434', model: 'llama3.2:3b' });
  expect(message).toMatch(/^\S.*\.$/);
  if (errorClass === 'cancelled') expect(hint).toBe('');
  else expect(hint).toMatch(/^\S.*[.\d]$/);
});

it('names the address and the model', () => {
  const place = { url: 'http://ollama:11434', model: 'llama3.2:3b' };
  expect(describeFailure('unreachable', place).message).toBe(
    'Ollama is not reachable at http://ollama:11434.',
  );
  expect(describeFailure('model_missing', place).message).toBe('llama3.2:3b is not installed.');
  expect(describeFailure('model_missing', { url: 'x' }).message).toBe('The model is not installed.');
});
