import { expect, test } from 'vitest';
import { limitNesting } from './limit-nesting.ts';
import { sanitise } from './sanitise.ts';

test('an article of any length is left as it is', () => {
  const article = '<p>One<br>two <b>three</b> 1 < 2 <img src="a>b"></p>'.repeat(5000);
  expect(limitNesting(article)).toBe(article);
});

test('beyond the limit tags go and text stays', () => {
  const limited = limitNesting(`${'<div>'.repeat(5000)}text</div>`);
  expect(limited.match(/<div>/g)).toHaveLength(4000);
  expect(limited).toContain('text</div>');
});

test('end tags of something else do not make room', () => {
  expect(limitNesting('<div></b>'.repeat(5000)).match(/<div>/g)).toHaveLength(4000);
});

test('a hundred thousand levels are cleaned in less than two seconds', () => {
  const started = performance.now();
  sanitise('<b>x'.repeat(100_000), { base: null, page: null });
  expect(performance.now() - started).toBeLessThan(2000);
});
