import { expect, test } from 'vitest';
import type { OllamaConfig } from '#shared/settings.ts';
import { describeSaved } from './saved-words.ts';

const saved: OllamaConfig = {
  url: 'http://localhost:11434',
  url_setting: 'ollama.host',
  url_is_configured: false,
  categorization_model: 'granite4.1:3b',
  scoring_model: 'qwen3.5:4b',
  use_separate_models: true,
  estimate_model: 'all-minilm',
  version: 3,
};

test('the toast says what judges, where that was changed', () => {
  const change = { categorization_model: 'granite4.1:3b', estimate_model: 'all-minilm' };
  expect(describeSaved(saved, change).title).toBe('Models saved');
  expect(describeSaved({ ...saved, use_separate_models: false }, change)).toEqual({
    title: 'Model saved',
    message: 'granite4.1:3b judges the next articles.',
  });
});

test('where estimates alone were changed it says what they go by', () => {
  expect(describeSaved(saved, { estimate_model: 'all-minilm' }).message).toMatch(/^all-minilm reads/);
  expect(describeSaved({ ...saved, estimate_model: null }, { estimate_model: null }).message).toContain(
    'word vectors alone',
  );
});
