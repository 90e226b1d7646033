import { describe, expect, test } from 'vitest';
import { atom, day, feedOf, itemsOf, rss } from './parse-harness.ts';

describe('text is read as it was meant', () => {
  test.each([
    ['<![CDATA[Tom &amp; Jerry&#8217;s]]>', 'Tom & Jerry’s'],
    ['Tom &amp;amp; Jerry&amp;#8217;s', 'Tom & Jerry’s'],
    ['Tom &amp; Jerry&rsquo;s &eacute;t&eacute;', 'Tom & Jerry’s été'],
    ['Vec&lt;String&gt; is &lt;em&gt;good&lt;/em&gt;', 'Vec<String> is good'],
    ['R&D at <b>AT&T</b>', 'R&D at AT&T'],
  ])('RSS title %s', (title, expected) => {
    expect(itemsOf(rss(`<item><guid>1</guid><title>${title}</title></item>`))[0]?.title).toBe(expected);
  });
  test.each([
    ['<title>1 &lt; 2 &amp;amp;</title>', '1 < 2 &amp;'],
    ['<title type="text">It&amp;#8217;s</title>', 'It’s'],
    ['<title type="html">1 &amp;lt; 2 &lt;b&gt;bold&lt;/b&gt;</title>', '1 < 2 bold'],
    [
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">1 &lt; 2 <em>it</em></div></title>',
      '1 < 2 it',
    ],
  ])('Atom %s', (title, expected) => {
    expect(itemsOf(atom(`<entry><id>1</id>${title}</entry>`))[0]?.title).toBe(expected);
  });
  test('an XHTML frame or anchor closed in its start tag swallows nothing', () => {
    const content =
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a id="x"/><iframe src="https://evil.example/"/><p>After</p></div></content>';
    expect(itemsOf(atom(`<entry><id>1</id>${content}</entry>`))[0]?.text).toContain('After');
  });
  test('a description without markup keeps its lines', () => {
    expect(
      itemsOf(
        rss('<item><guid>1</guid><description>One\nline\n\nTwo &amp;amp; 3 &amp;lt; 4</description></item>'),
      )[0],
    ).toMatchObject({
      html: '<p>One<br />line</p>\n<p>Two &amp; 3 &lt; 4</p>',
      text: 'One\nline\n\nTwo & 3 < 4',
    });
  });
  test('an item without a title is named by its text', () => {
    expect(
      itemsOf(
        rss('<item><guid>1</guid><description>&lt;p&gt;A short note.&lt;/p&gt;</description></item>'),
      )[0]?.title,
    ).toBe('A short note.');
  });
  test('a document in another encoding is read in it', () => {
    const document = Buffer.from(rss('<item><guid>1</guid><title>Gen\u00e8ve</title></item>'), 'latin1');
    expect(feedOf(document, 'text/xml; charset=iso-8859-1').items[0]?.title).toBe('Genève');
    expect(feedOf(document).items[0]?.title).toBe('Genève');
  });
});

describe('links become absolute', () => {
  test('against xml:base, else the site, else the feed', () => {
    expect(
      itemsOf(atom('<entry><id>1</id><link href="x"/></entry>', 'xml:base="https://base.example/dir/"'))[0]
        ?.url,
    ).toBe('https://base.example/dir/x');
    expect(
      itemsOf(
        atom(
          '<entry xml:base="sub/"><id>1</id><link href="x"/></entry>',
          'xml:base="https://base.example/dir/"',
        ),
      )[0]?.url,
    ).toBe('https://base.example/dir/sub/x');
    expect(itemsOf(rss('<item><link>x</link></item>'))[0]?.url).toBe('https://site.example/x');
    expect(itemsOf('<rss><channel><title>T</title><item><link>x</link></item></channel></rss>')[0]?.url).toBe(
      'https://feeds.example/blog/x',
    );
  });
  test('in content against the article itself', () => {
    const [item] = itemsOf(
      rss(
        '<item><link>https://e.org/2026/post/</link><description>&lt;img src="fox.png"&gt;</description></item>',
      ),
    );
    expect(item?.html).toContain('src="https://e.org/2026/post/fox.png"');
    expect(item?.imageUrl).toBe('https://e.org/2026/post/fox.png');
  });
  test('only to http and https', () => {
    expect(
      itemsOf(
        rss(
          '<item><title>x</title><link>javascript:alert(1)</link><comments>data:text/html,x</comments></item>',
        ),
      )[0],
    ).toMatchObject({ url: null, commentsUrl: null });
  });
});

describe('what else a feed says', () => {
  test('the longest real content is the content, another one the summary', () => {
    const [item] = itemsOf(
      rss(
        '<item><guid>1</guid><description>The short of it.</description><content:encoded><![CDATA[<p>The long of it, told in full.</p>]]></content:encoded></item>',
      ),
    );
    expect(item).toMatchObject({ text: 'The long of it, told in full.', summary: 'The short of it.' });
  });
  test('a content of nothing gives way to the description, and its beginning is no summary', () => {
    const [empty, same] = itemsOf(
      rss(
        '<item><guid>1</guid><description>Text.</description><content:encoded><![CDATA[<div><style>a{color:red}</style>  <p></p></div>]]></content:encoded></item>' +
          '<item><guid>2</guid><description>The start</description><content:encoded><![CDATA[<p>The start and the rest.</p>]]></content:encoded></item>',
      ),
    );
    expect(empty).toMatchObject({ text: 'Text.' });
    expect(same).toMatchObject({ text: 'The start and the rest.', summary: null });
  });
  test('a podcast has its file, its duration and its picture', () => {
    const [item] = itemsOf(
      rss(
        '<item><guid>1</guid><title>E</title><enclosure url="/e.mp3" type="audio/mpeg" length="99"/><itunes:duration>1:02:03</itunes:duration><itunes:image href="/e.jpg"/></item>',
      ),
    );
    expect(item).toMatchObject({
      enclosures: [
        { url: 'https://site.example/e.mp3', type: 'audio/mpeg', length: 99, durationSeconds: 3723 },
      ],
      imageUrl: 'https://site.example/e.jpg',
    });
  });
  test('a video has its description and its thumbnail', () => {
    const [item] = itemsOf(
      atom(
        '<entry><id>v</id><title>V</title><media:group><media:content url="https://v.example/v" type="application/x-shockwave-flash"/><media:thumbnail url="https://v.example/t.jpg"/><media:description>About it.\n\nMore.</media:description></media:group></entry>',
        'xmlns:media="http://search.yahoo.com/mrss/"',
      ),
    );
    expect(item).toMatchObject({
      text: 'About it.\n\nMore.',
      imageUrl: 'https://v.example/t.jpg',
      enclosures: [],
    });
  });
  test('dates that cannot be are none, and updated stands in for published', () => {
    const [a, b] = itemsOf(
      atom(
        '<entry><id>1</id><title>a</title><published>2099-01-01T00:00:00Z</published><updated>2026-11-18T07:30:00Z</updated></entry><entry><id>2</id><title>b</title><published>soon</published></entry>',
      ),
    );
    expect(a).toMatchObject({ publishedAt: day, updatedAt: day });
    expect(b).toMatchObject({ publishedAt: null, updatedAt: null });
  });
  test.each([
    ['<ttl>60</ttl>', 60],
    ['<ttl>0</ttl>', null],
    ['<ttl>soon</ttl>', null],
    ['<ttl>99999</ttl>', 1440],
    ['<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 360],
  ])('%s asks for %s minutes', (head, minutes) => {
    expect(feedOf(rss('', head)).ttlMinutes).toBe(minutes);
  });
});
