import { describe, expect, test } from 'vitest';
import { itemsOf, rss } from './parse-harness.ts';

function itemWith(inside: string) {
  return itemsOf(rss(`<item><guid>1</guid><title>T</title>${inside}</item>`))[0];
}

const encoded = (text: string) => `<content:encoded>${text}</content:encoded>`;
const description = (text: string) => `<description>${text}</description>`;

describe('of several texts', () => {
  test('the one that is meant for the content is it, though a little shorter', () => {
    expect(itemWith(encoded('The content') + description('The description'))).toMatchObject({
      text: 'The content',
      summary: 'The description',
    });
  });
  test('one that is much longer is the content', () => {
    const long = 'A whole article in its description. '.repeat(20).trim();
    expect(itemWith(encoded('Read more') + description(long))).toMatchObject({
      text: long,
      summary: 'Read more',
    });
  });
  test('the description is the summary before the words of a podcast', () => {
    const words = '<itunes:summary>Of iTunes</itunes:summary><itunes:subtitle>Small</itunes:subtitle>';
    expect(itemWith(encoded('The content') + description('The description') + words)?.summary).toBe(
      'The description',
    );
    expect(itemWith(encoded('The content') + words)?.summary).toBe('Of iTunes');
  });
  test('none is a summary that only repeats the beginning', () => {
    expect(
      itemWith(encoded('&lt;p&gt;One two&lt;/p&gt; three') + description('One two'))?.summary,
    ).toBeNull();
  });
});

describe('an item that says little', () => {
  test.each([
    ['<item><author>ann@e.org (Ann)</author></item>', { title: 'Untitled', author: 'Ann' }],
    ['<item><category>x</category></item>', { title: 'Untitled', tags: ['x'] }],
    ['<item><pubDate>Wed, 18 Nov 2026 07:30:00 GMT</pubDate></item>', { title: 'Untitled' }],
    ['<item><comments>https://e.org/c</comments></item>', { commentsUrl: 'https://e.org/c' }],
    ['<item><enclosure url="https://e.org/1.mp3"/></item>', { title: 'Untitled' }],
  ])('is an article all the same: %s', (item, expected) => {
    expect(itemsOf(rss(item))).toMatchObject([expected]);
    expect(itemsOf(rss(item))[0]?.externalId).toBe(itemsOf(rss(item))[0]?.externalId);
  });
  test('is known by its id or link, whatever else changes', () => {
    const id = (inside: string) => itemsOf(rss(`<item>${inside}</item>`))[0]?.externalId;
    expect(id('<guid>g</guid><title>A</title>')).toBe(id('<guid> g\n</guid><title>B</title>'));
    expect(id('<link>https://e.org/a</link><title>A</title>')).toBe(
      id('<link>https://e.org/a</link><title>B</title>'),
    );
    expect(id('<guid>G</guid>')).not.toBe(id('<guid>g</guid>'));
  });
});
