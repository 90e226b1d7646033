import { describe, expect, test } from 'vitest';
import { repairXml } from './repair-xml.ts';

test('blank space, marks and warnings before the document go', () => {
  expect(repairXml('\n \uFEFF<?xml version="1.0"?><rss/>')).toBe('<?xml version="1.0"?><rss/>');
  expect(repairXml('<br />\n<b>Warning</b>: in /x.php on line 1<br />\n<?xml version="1.0"?><rss/>')).toBe(
    '<?xml version="1.0"?><rss/>',
  );
});

test('a web page that speaks of feeds stays a web page', () => {
  const page = '<!DOCTYPE html><html><body><pre><rss version="2.0"></pre></body></html>';
  expect(repairXml(page)).toBe(page);
});

test('characters XML forbids go, line ends and tabs stay', () => {
  expect(repairXml('<a>x\u0000\u0008\u000B\u001F\uFFFFy\t\r\nz</a>')).toBe('<a>xy\t\r\nz</a>');
});

describe('ampersands that begin no entity are escaped', () => {
  test.each([
    ['<a>R&D &amp; &nbsp; &#8217; &#x2019;</a>', '<a>R&amp;D &amp; &nbsp; &#8217; &#x2019;</a>'],
    ['<a>?a=1&copy=2&b;</a>', '<a>?a=1&amp;copy=2&amp;b;</a>'],
    ['<a><![CDATA[R&D]]> R&D</a>', '<a><![CDATA[R&D]]> R&amp;D</a>'],
    ['<a>&</a>', '<a>&amp;</a>'],
  ])('%s', (text, repaired) => expect(repairXml(text)).toBe(repaired));
});

test('a channel without its root gets one', () => {
  expect(repairXml('<?xml version="1.0"?>\n<channel><title>x</title></channel>')).toBe(
    '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
  );
});

test("Atom 0.3's base64 texts are decoded", () => {
  const body = Buffer.from('<b>ü</b>').toString('base64');
  expect(repairXml(`<content type="text/html" mode="base64">${body}</content>`)).toBe(
    '<content type="text/html" mode="escaped">&lt;b&gt;ü&lt;/b&gt;</content>',
  );
});
