import { expect, it } from 'vitest';
import { compareModelNames, isSameModel, parseModelName } from './model-name.ts';

it.each([
  ['llama3.2', 'llama3.2:latest'],
  ['Llama3.2:3B', 'llama3.2:3b'],
  ['library/llama3.2:3b', 'llama3.2:3b'],
  ['registry.ollama.ai/library/llama3.2', 'llama3.2'],
  ['hf.co/Bartowski/Qwen-GGUF:q4_k_m', 'hf.co/bartowski/Qwen-GGUF:Q4_K_M'],
])('%s means the same model as %s', (one, other) => {
  expect(isSameModel(one, other)).toBe(true);
});

it.each([
  ['llama3.2:3b', 'llama3.2:1b'],
  ['llama3.2:3b', 'someone/llama3.2:3b'],
  ['hf.co/a/b', 'a/b'],
])('%s does not mean %s', (one, other) => {
  expect(isSameModel(one, other)).toBe(false);
});

it('sorts by name, in which a number counts as a whole', () => {
  const names = ['qwen3:14b', 'qwen3:8b', 'gemma4:12b', 'qwen3:1.7b'];
  expect(names.sort(compareModelNames)).toEqual(['gemma4:12b', 'qwen3:1.7b', 'qwen3:8b', 'qwen3:14b']);
});

it.each(['llama3.2', ' granite4.1:3b ', 'hf.co/user/repo:Q4_K_M', 'localhost:5000/library/tiny:latest'])(
  'takes %s as a name, trimmed',
  (typed) => {
    expect(parseModelName(typed)).toBe(typed.trim());
  },
);

it.each([
  '',
  '   ',
  '???',
  'two words',
  'a:b:c',
  'x/',
  '/x',
  'a/b/c/d',
  'llama3.2:',
  '../up',
  `${'x'.repeat(81)}`,
])('refuses %j', (typed) => {
  expect(parseModelName(typed)).toBeUndefined();
});
