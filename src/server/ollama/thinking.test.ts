import { expect, it } from 'vitest';
import { chooseThinking, mayThink } from './thinking.ts';

const plain = { name: 'llama3.2:3b', family: 'llama', capabilities: ['completion'] };
const thinker = { name: 'qwen3.5:4b', family: 'qwen35', capabilities: ['completion', 'thinking'] };
const gptOss = { name: 'my-copy:latest', family: 'gptoss', capabilities: ['completion', 'thinking'] };

it('leaves the field out for a model that cannot think, whatever the owner wishes', () => {
  for (const mode of ['auto', 'on', 'off'] as const) {
    expect(chooseThinking(plain, mode)).toBeUndefined();
    expect(mayThink(plain, mode)).toBe(false);
  }
  expect(chooseThinking({ ...plain, capabilities: null }, 'auto')).toBeUndefined();
});

it('tells a model that thinks not to, unless the owner wants it', () => {
  expect(chooseThinking(thinker, 'auto')).toBe(false);
  expect(chooseThinking(thinker, 'off')).toBe(false);
  expect(chooseThinking(thinker, 'on')).toBe(true);
  expect(mayThink(thinker, 'auto')).toBe(false);
  expect(mayThink(thinker, 'on')).toBe(true);
});

it('asks the gpt-oss family to think little, as it cannot be told not to', () => {
  expect(chooseThinking(gptOss, 'auto')).toBe('low');
  expect(mayThink(gptOss, 'off')).toBe(true);
  expect(chooseThinking({ ...gptOss, name: 'gpt-oss:20b', family: null, capabilities: null }, 'off')).toBe(
    'low',
  );
  expect(chooseThinking({ ...thinker, name: 'someone/gpt-oss-copy:20b' }, 'auto')).toBe('low');
});

it.each(['qwen3:4b-thinking-2507-q4_K_M', 'qwq:32b', 'phi4-reasoning:14b', 'hf.co/a/Some-Thinking:Q4_K_M'])(
  'lets %s think, which can do nothing else',
  (name) => {
    expect(chooseThinking({ ...thinker, name }, 'off')).toBe(true);
    expect(mayThink({ ...thinker, name }, 'off')).toBe(true);
    expect(chooseThinking({ ...plain, name }, 'auto')).toBeUndefined();
  },
);

it.each(['qwen3:4b', 'qwen3:30b-a3b', 'QWEN3-VL:8b'])(
  'tells %s not to think, but keeps room for the one that does not listen',
  (name) => {
    expect(chooseThinking({ ...thinker, name }, 'auto')).toBe(false);
    expect(mayThink({ ...thinker, name }, 'auto')).toBe(true);
  },
);

it('needs no room for the variant that was made not to think', () => {
  expect(mayThink({ ...thinker, name: 'qwen3:4b-instruct-2507-q4_K_M' }, 'auto')).toBe(false);
  expect(mayThink({ ...thinker, name: 'qwen3:8b' }, 'auto')).toBe(false);
});
