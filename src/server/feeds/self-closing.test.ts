import { expect, test } from 'vitest';
import { expandSelfClosing } from './self-closing.ts';

test('XHTML elements that are closed in their start tag get an end tag, empty elements stay', () => {
  expect(expandSelfClosing('<a id="x"/><br/><i />text<img src="a.png" />', 'xhtml')).toBe(
    '<a id="x"></a><br/><i ></i>text<img src="a.png" />',
  );
});

test('in HTML only elements that would swallow what follows are closed', () => {
  expect(expandSelfClosing('<iframe src="x"/><script src="y" /><p/>text', 'html')).toBe(
    '<iframe src="x"></iframe><script src="y" ></script><p/>text',
  );
});
