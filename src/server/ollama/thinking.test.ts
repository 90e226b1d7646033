import { expect, it } from 'vitest';
import { alwaysThinks, chooseThinking } from './thinking.ts';

const plain = { name: 'llama3.2:3b', family: 'llama', capabilities: ['completion'] };
const thinker = { name: 'qwen3.5:4b', family: 'qwen35', capabilities: ['completion', 'thinking'] };
const gptOss = { name: 'my-copy:latest', family: 'gptoss', capabilities: ['completion', 'thinking'] };

it('leaves the field out for a model that cannot think, whatever the owner wishes', () => {
  for (const mode of ['auto', 'on', 'off'] as const) expect(chooseThinking(plain, mode)).toBeUndefined();
  expect(chooseThinking({ ...plain, capabilities: null }, 'auto')).toBeUndefined();
});

it('tells a model that thinks not to, unless the owner wants it', () => {
  expect(chooseThinking(thinker, 'auto')).toBe(false);
  expect(chooseThinking(thinker, 'off')).toBe(false);
  expect(chooseThinking(thinker, 'on')).toBe(true);
});

it('asks the gpt-oss family to think little, as it cannot be told not to', () => {
  expect(chooseThinking(gptOss, 'auto')).toBe('low');
  expect(chooseThinking({ ...gptOss, name: 'gpt-oss:20b', family: null, capabilities: null }, 'off')).toBe(
    'low',
  );
  expect([gptOss, thinker, plain].map(alwaysThinks)).toEqual([true, false, false]);
});
