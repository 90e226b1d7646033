import { describe, expect, test } from 'vitest';
import { readProcessorTime } from '#server/testing/processor-time.ts';
import { htmlToText } from './html-to-text.ts';
import { sanitise } from './sanitise.ts';
import { textToHtml } from './text-to-html.ts';

describe('blocks become paragraphs and lines, the rest runs on', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<div><div><p>Deep</p></div></div><div>Next</div>', 'Deep\n\nNext'],
    ['One<br>two<br><br>three', 'One\ntwo\n\nthree'],
    ['<h2>Head</h2>Text', 'Head\n\nText'],
    ['<ul><li>One</li><li>Two</li></ul>', 'One\nTwo'],
    ['a<b>b</b>c <i>d</i>', 'abc d'],
    ['<p>Blank \n\t space</p>', 'Blank space'],
    ['<pre>a\n  b</pre>', 'a\nb'],
    ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2\n3'],
    ['<img alt="x" src="https://e.org/i.png">', ''],
    ['&lt;b&gt; &amp;amp; &quot;q&quot; &eacute;', '<b> &amp; "q" é'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(htmlToText(sanitise(html, { base: null, page: null }))).toBe(text);
  });
});

test('a megabyte of blanks takes no longer than a megabyte of words', () => {
  const blanks = ' '.repeat(1_000_000);
  const start = readProcessorTime();
  expect(htmlToText(`<pre>a${blanks}b</pre>`)).toHaveLength(1_000_002);
  expect(textToHtml(`a${blanks}b`)).toHaveLength(1_000_009);
  // Quadratic time would be minutes.
  expect(readProcessorTime() - start).toBeLessThan(2000);
});
