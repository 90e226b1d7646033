import { describe, expect, test } from 'vitest';
import { toPlainLine } from './plain-text.ts';

describe('markup in a title is removed and its entities resolved', () => {
  test.each([
    ['Tom &amp; Jerry', 'Tom & Jerry'],
    ['It&#8217;s &ldquo;here&rdquo;', 'It’s “here”'],
    ['A <b>bold</b> &lt;title&gt;', 'A bold <title>'],
    ['<script>alert(1)</script>Safe', 'Safe'],
    ['Two<br>lines\n  and more', 'Two lines and more'],
    ['caf&eacute; &hellip; &#x1F600;', 'café … 😀'],
    ['&#146;', '’'],
  ])('%s', (value, expected) => expect(toPlainLine({ value, kind: 'html' })).toBe(expected));
});

describe('a title that may be text or markup is read as it was meant', () => {
  test.each([
    ['a < b &amp;&amp; c > d', 'a < b && c > d'],
    ['I <3 RSS', 'I <3 RSS'],
    ['Vec<String> and Map<K, V>', 'Vec<String> and Map<K, V>'],
    ['How to use <b> well', 'How to use <b> well'],
    ['A <em>really</em> good one', 'A really good one'],
    ['One<br/>two', 'One two'],
    ['<p>One</p><p>two</p>', 'One two'],
    ['<div class="x">One', 'One'],
    ['<h1>One</h1>', 'One'],
    ['<b>x</b>', 'x'],
    ['1 < 2', '1 < 2'],
    ['1 &lt; 2', '1 < 2'],
    ['AT&amp;T', 'AT&T'],
    ['A<!-- hidden --> B', 'A B'],
    ['A <!-- B', 'A <!-- B'],
    ['Safe<script>alert(1)</script>', 'Safe'],
    ['The <script> element', 'The <script> element'],
    ['<span style="color:red">A</span> & B', 'A & B'],
    ['<price> or <b2b>', '<price> or <b2b>'],
    ['The &lt;title&gt; element', 'The <title> element'],
    ['R&D at AT&T', 'R&D at AT&T'],
    ['Q&amp;A', 'Q&A'],
  ])('%s', (value, expected) => expect(toPlainLine({ value, kind: 'either' })).toBe(expected));
});

describe('a title that says it is text keeps what it says', () => {
  test.each([
    ['Use &amp; in HTML, not <b>', 'Use &amp; in HTML, not <b>'],
    ['It&#8217;s escaped twice', 'It’s escaped twice'],
  ])('%s', (value, expected) => expect(toPlainLine({ value, kind: 'text' })).toBe(expected));
});

test('a title is one line of bounded length', () => {
  expect(toPlainLine({ value: ' a\n\tb\u00a0c ', kind: 'text' })).toBe('a b c');
  expect(toPlainLine({ value: 'x'.repeat(50), kind: 'text' }, 10)).toBe('xxxxxxxxx…');
  expect(toPlainLine(undefined)).toBe('');
});
