import { describe, expect, it } from 'vitest';
import { readProcessorTime } from '#server/testing/processor-time.ts';
import type { ListedFeed } from './feed-list.ts';
import { readFeedList } from './read-feed-list.ts';

function read(text: string | Uint8Array) {
  const result = readFeedList(typeof text === 'string' ? Buffer.from(text) : text, null);
  if (!result.ok) throw new Error(`Not read: ${result.kind} (${result.detail})`);
  return result.list;
}

const opml = (inside: string) => `<?xml version="1.0"?><opml version="1.0"><body>${inside}</body></opml>`;
const places = ({ feeds }: { feeds: ListedFeed[] }) => feeds.map(({ url, folder }) => [url, folder]);
const feedUrl = 'https://a.example/feed';

describe('a list of feeds', () => {
  it('is flattened to one level: a feed goes into its nearest folder', () => {
    const list = read(
      opml(`<outline text="Top"><outline text="Inner"><outline xmlUrl="https://a.example/1"/>
        <outline><outline xmlUrl="https://a.example/2"/></outline></outline>
        <outline xmlUrl="https://a.example/3"/></outline><outline xmlUrl="https://a.example/4"/>`),
    );
    expect(places(list)).toEqual([
      ['https://a.example/1', 'Inner'],
      ['https://a.example/2', 'Inner'],
      ['https://a.example/3', 'Top'],
      ['https://a.example/4', null],
    ]);
    expect(list.folders).toEqual(['Inner', 'Top']);
  });

  it.each([
    ['xmlUrl'],
    ['xmlurl'],
    ['XMLURL'],
    ['xmlURL'],
    ['xml_url'],
    ['xmlUri'],
    ['feedUrl'],
    ['type="rss" url'],
    ['type="atom" URL'],
    ['TYPE="RSS" url'],
    ['type="link" url'],
  ])('has its addresses in %s', (attribute) => {
    expect(places(read(opml(`<outline text="A" ${attribute}="${feedUrl}"/>`)))).toEqual([[feedUrl, null]]);
  });

  it.each([
    ['a.example/feed', feedUrl],
    ['feed://a.example/feed', feedUrl],
    ['feed:https://a.example/feed', feedUrl],
    [' https://A.example/feed ', feedUrl],
    ['https://a.example/?a=1&amp;b=2', 'https://a.example/?a=1&b=2'],
    ['https://a.example/?a=1&b=2', 'https://a.example/?a=1&b=2'],
  ])('may write an address as %s', (written, url) => {
    expect(read(opml(`<outline xmlUrl="${written}"/>`)).feeds[0]?.url).toBe(url);
  });

  it('takes a login out of an address', () => {
    const [feed] = read(opml('<outline xmlUrl="https://ann:p%40ss@a.example/feed"/>')).feeds;
    expect(feed).toMatchObject({ url: feedUrl, login: { user: 'ann', password: 'p@ss' } });
  });

  it('names a feed by its text, else its title, as plain text; an address is no name', () => {
    const titleOf = (attributes: string) =>
      read(opml(`<outline xmlUrl="${feedUrl}" ${attributes}/>`)).feeds[0]?.title;
    expect(titleOf('text="Shown" title="Own"')).toBe('Shown');
    expect(titleOf('text="" title="Own"')).toBe('Own');
    expect(titleOf('text="Tom &amp;amp; &lt;b&gt;Jerry&lt;/b&gt;"')).toBe('Tom & Jerry');
    expect(titleOf('text="two&#10;  lines"')).toBe('two lines');
    expect(titleOf(`text="${feedUrl}"`)).toBeNull();
    expect(titleOf('')).toBeNull();
  });

  it('gives folders as categories where outlines do not', () => {
    const list = read(
      opml(`<outline xmlUrl="https://a.example/1" category="/Boston/Weather,/Other"/>
        <outline text="Real"><outline xmlUrl="https://a.example/2" category="Tag"/></outline>
        <outline xmlUrl="https://a.example/3" category=" , "/>`),
    );
    expect(list.feeds.map(({ folder }) => folder)).toEqual(['Weather', 'Real', null]);
  });

  it('says which feeds stand in it twice; the first counts', () => {
    const twice = `<outline text="One"><outline xmlUrl="${feedUrl}"/></outline><outline text="Two"><outline xmlUrl="HTTPS://A.example/feed"/></outline>`;
    expect(read(opml(twice)).feeds.map(({ folder, repeats }) => [folder, repeats])).toEqual([
      ['One', false],
      ['Two', true],
    ]);
  });

  it('does not follow other lists', () => {
    const list = read(
      opml(
        `<outline type="include" url="https://a.example/self"/><outline type="link" url="https://a.example/list.opml"/>`,
      ),
    );
    expect(list.feeds).toEqual([]);
  });

  it('is read however damaged it is', () => {
    const inside = `<outline xmlUrl="https://a.example/1" text="A & B">\n<outline xmlUrl='https://a.example/2'>`;
    const urls = ['https://a.example/1', 'https://a.example/2'];
    const wholes = [
      opml(inside),
      inside,
      `\n\n Warning: x\n<OPML><BODY>${inside}`,
      opml(inside).replace(/<\?.*?\?>/, ''),
    ];
    for (const whole of wholes) expect(read(whole).feeds.map(({ url }) => url)).toEqual(urls);
    expect(read(opml(inside)).feeds[0]?.title).toBe('A & B');
  });

  it('is read in any encoding', () => {
    const text = '<opml><body><outline text="Käse" xmlUrl="https://a.example/1"/></body></opml>';
    const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1');
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const bytes of [latin, wide]) expect(read(bytes).feeds[0]?.title).toBe('Käse');
  });

  it('keeps settings of ours only where they make sense', () => {
    const optionsOf = (attributes: string) =>
      read(opml(`<outline xmlUrl="${feedUrl}" ${attributes}/>`)).feeds[0]?.options;
    expect(optionsOf('xmlns:x="https://winnow.invalid/ns/opml" x:refresh_minutes="30"')).toEqual({
      refresh_minutes: 30,
    });
    const nonsense = [
      'refresh_minutes="1"',
      'retention_days="x"',
      'full_text="maybe"',
      'muted="soon"',
      'user_agent="ü"',
    ];
    for (const attribute of nonsense) expect(optionsOf(`winnow:${attribute}`)).toEqual({});
  });

  it('of more than 20,000 feeds leaves out the rest, and says how many', () => {
    const many = Array.from(
      { length: 100_000 },
      (_, number) => `<outline xmlUrl="https://a.example/${number}"/>`,
    );
    const list = read(opml(many.join('')));
    expect(list.feeds).toHaveLength(20_000);
    expect(list.leftOut).toBe(80_000);
  });

  it('takes no time for bombs and endless nesting', () => {
    const entities = Array.from(
      { length: 20 },
      (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(20)}">`,
    );
    const bomb = `<!DOCTYPE opml [<!ENTITY e0 "boom">${entities.join('')}]><opml><body><outline text="&e20;" xmlUrl="${feedUrl}"/></body></opml>`;
    const external = `<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" xmlUrl="${feedUrl}"/></body></opml>`;
    const deep = opml(`${'<outline text="d">'.repeat(20_000)}<outline xmlUrl="${feedUrl}"/>`);
    const begin = readProcessorTime();
    expect((read(bomb).feeds[0]?.title ?? '').length).toBeLessThanOrEqual(300);
    expect(read(external).feeds[0]?.title).toBe('&x;');
    expect(read(deep).feeds).toHaveLength(1);
    expect(readProcessorTime() - begin).toBeLessThan(5_000);
  });

  it.each([
    ['<html><body>Hi</body></html>', 'not_a_feed', 'html'],
    ['<rss version="2.0"><channel/></rss>', 'not_a_feed', 'a feed'],
    ['', 'empty', 'no content'],
  ])('is none: %s', (text, kind, detail) => {
    expect(readFeedList(Buffer.from(text), null)).toEqual({ ok: false, kind, detail });
  });
});
