import { expect, test } from 'vitest';
import { expandSelfClosing } from './self-closing.ts';

test('elements that would swallow what follows are closed, others stay', () => {
  expect(expandSelfClosing('<iframe src="x"/><script src="y" /><p/>text')).toBe(
    '<iframe src="x"></iframe><script src="y" ></script><p/>text',
  );
});
