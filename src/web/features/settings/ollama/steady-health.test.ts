import { describe, expect, test } from 'vitest';
import type { OllamaHealth } from '#shared/ollama.ts';
import { askForHealth, describeHealth } from './steady-health.ts';

const up: OllamaHealth = { connected: true, version: '0.31.2', latency_ms: 3, error_class: null, hint: null };
const down: OllamaHealth = {
  connected: false,
  version: null,
  latency_ms: null,
  error_class: 'unreachable',
  hint: 'Start it.',
};

function answering(...answers: OllamaHealth[]) {
  let asked = 0;
  const ask = async () => answers[asked++] ?? down;
  return { ask, asked: () => asked };
}

describe('askForHealth', () => {
  test('keeps a connected badge when only one question is missed', async () => {
    const ollama = answering(down, up);
    expect(await askForHealth(ollama.ask, up)).toEqual(up);
    expect(ollama.asked()).toBe(2);
  });

  test('turns a connected badge on the second miss', async () => {
    expect(await askForHealth(answering(down, down).ask, up)).toEqual(down);
  });

  test.each([[undefined], [down]])(
    'takes the first miss as it is when nothing was connected before',
    async (before) => {
      const ollama = answering(down, up);
      expect(await askForHealth(ollama.ask, before)).toEqual(down);
      expect(ollama.asked()).toBe(1);
    },
  );

  test('asks once while Ollama answers', async () => {
    const ollama = answering(up, down);
    expect(await askForHealth(ollama.ask, up)).toEqual(up);
    expect(ollama.asked()).toBe(1);
  });
});

describe('describeHealth', () => {
  test('names latency and version of a connected Ollama', () => {
    expect(describeHealth(up)).toBe('Connected · 3 ms · 0.31.2');
  });

  test('says in words that nothing is known yet or that nothing answers', () => {
    expect(describeHealth(undefined)).toBe('Checking…');
    expect(describeHealth(down)).toBe('Disconnected');
  });
});
