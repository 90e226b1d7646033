import { expect, test } from 'vitest';
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

test('a page that shows the source of a feed is taken off it', () => {
  const page =
    '<!doctype html><html><body><pre>&lt;rss>&lt;a b=&quot;&amp;amp;&quot;/&gt;&lt;/rss&gt;</pre></body></html>';
  expect(repairXml(page)).toBe('<rss><a b="&amp;"/></rss>');
});
