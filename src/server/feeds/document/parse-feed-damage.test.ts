import { describe, expect, test } from 'vitest';
import { feedOf, itemsOf, parse, rss } from './parse-harness.ts';

describe('identity', () => {
  test('is the guid, else the link, else made of title and date', () => {
    const [a, b, c, d] = itemsOf(
      rss(
        '<item><guid isPermaLink="false">g</guid><link>https://e.org/a</link></item><item><link>https://e.org/b</link></item><item><title>Only</title><pubDate>Wed, 18 Nov 2026 07:30:00 GMT</pubDate></item><item><title>Only</title></item>',
      ),
    );
    expect([a?.externalId, b?.externalId]).toEqual(['g', 'https://e.org/b']);
    expect(c?.externalId).toMatch(/^sha256:[\da-f]{64}$/);
    expect(d?.externalId).not.toBe(c?.externalId);
  });
  test('given to several different items by a broken feed loses none of them', () => {
    const items = ['a', 'b', 'a'].map(
      (name) =>
        `<item><guid isPermaLink="false">same</guid><link>https://e.org/${name}</link><title>${name}</title></item>`,
    );
    const parsed = itemsOf(rss(items.join('')));
    expect(parsed.map((item) => item.title)).toEqual(['a', 'b']);
    expect(new Set(parsed.map((item) => item.externalId)).size).toBe(2);
  });
  test('a permalink guid is the link when there is no other', () => {
    const [a, b, c] = itemsOf(
      rss(
        '<item><guid>https://e.org/a</guid></item><item><guid isPermaLink="false">https://e.org/b</guid><title>b</title></item><item><guid>c</guid><title>c</title></item>',
      ),
    );
    expect([a?.url, b?.url, c?.url]).toEqual(['https://e.org/a', null, null]);
  });
});

describe('damage', () => {
  const good = (name: string) =>
    `<item><guid>${name}</guid><title>${name}</title><description>Text of ${name}</description></item>`;
  test.each([
    [
      'an element that is not closed',
      '<item><guid>bad</guid><title>bad</title><description>never closed</item>',
    ],
    [
      'CDATA that is not closed',
      '<item><guid>bad</guid><title>bad</title><description><![CDATA[never closed</description></item>',
    ],
    ['a comment that is not closed', '<item><guid>bad</guid><title>bad</title><!-- never closed </item>'],
    ['an item that is not closed', '<item><guid>bad</guid><title>bad'],
  ])('%s costs that item only', (_, bad) => {
    const feed = feedOf(rss(`${good('one')}${bad}${good('two')}${good('three')}`));
    expect(feed.items.map((item) => item.title).filter((title) => title !== 'bad')).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(feed.items.length + feed.skipped).toBe(4);
  });
  test('a document that breaks off gives what came before', () => {
    const whole = rss(`${good('one')}${good('two')}${good('three')}`);
    const feed = feedOf(whole.slice(0, whole.indexOf('Text of three')));
    expect(feed.items.map((item) => item.title)).toEqual(['one', 'two']);
    expect(feed.skipped).toBe(1);
  });
  test('an item with nothing in it is skipped and counted', () => {
    expect(feedOf(rss(`<item><title> </title></item>${good('one')}`))).toMatchObject({
      skipped: 1,
      items: [{ title: 'one' }],
    });
  });
  test('entities that would grow without end do not, and files are not read', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><guid>1</guid><title>&c;&x;</title></item>')}`;
    const result = parse(bomb);
    expect(JSON.stringify(result).length).toBeLessThan(2000);
    expect(JSON.stringify(result)).not.toContain('root:');
  });
});
