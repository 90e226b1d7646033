import { expect, test } from 'vitest';
import { sanitise } from '#server/feeds/html/sanitise.ts';
import type { ImageMode } from '#shared/settings.ts';
import { rewriteImages } from './rewrite-images.ts';

const base = 'https://a.example/post';
const pathOf = (url: string) => (url.length > 200 ? null : `/p/${url.replace(/^https?:\/\//, '')}`);

/** As an article that was stored goes out. */
function show(html: string, mode: ImageMode): string {
  return rewriteImages(sanitise(html, { base, page: base }), { mode, pathOf });
}

const rest = 'loading="lazy" decoding="async" referrerpolicy="no-referrer"';
const link = 'rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"';

test('images go through the proxy, with their description and their size', () => {
  const html = '<p>Text <img src="/i.png?a=1&amp;b=2" alt="A &quot;cat&quot;" width="640" height="480"></p>';
  expect(show(html, 'proxy')).toBe(
    `<p>Text <img src="/p/a.example/i.png?a=1&amp;b=2" alt="A &quot;cat&quot;" width="640" height="480" ${rest} /></p>`,
  );
});

test('every candidate goes through the proxy, and those that cannot are left out', () => {
  const long = `/${'x'.repeat(300)}.png`;
  const html = `<picture><source srcset="/a,b.avif 1x, ${long} 2x" type="image/avif"><img src="/i.png" srcset="/i.png 1x, /j.png 2x"></picture>`;
  const shown = show(html, 'proxy');
  expect(shown).toContain('<source srcset="/p/a.example/a%2Cb.avif 1x" type="image/avif" />');
  expect(shown).toContain('srcset="/p/a.example/i.png 1x, /p/a.example/j.png 2x"');
  expect(show(`<img src="${long}" alt="Far">`, 'proxy')).toBe(`<img alt="Far" ${rest} />`);
});

test('a poster goes through the proxy; film and sound come from their sites, when they are played', () => {
  const html =
    '<video src="/f.mp4" poster="/f.jpg"></video><audio><source src="/s.mp3" type="audio/mpeg"></audio>';
  const shown = show(html, 'proxy');
  expect(shown).toContain('src="https://a.example/f.mp4"');
  expect(shown).toContain('poster="/p/a.example/f.jpg"');
  expect(shown).toContain('<source src="https://a.example/s.mp3" type="audio/mpeg" />');
  expect(show(html, 'off')).not.toContain('poster');
  expect(show(html, 'off')).toContain('src="https://a.example/f.mp4"');
});

test('what an article holds in itself is asked of nobody and stays', () => {
  const html = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="Dot">';
  for (const mode of ['proxy', 'off', 'direct'] as const)
    expect(show(html, mode)).toContain('src="data:image/gif');
});

test('without images a link stands for each, with its description', () => {
  expect(
    show('<p><img src="/i.png?a&amp;b" alt="A &lt;cat&gt;"> and <img srcset="/j.png 2x"></p>', 'off'),
  ).toBe(
    `<p><a href="https://a.example/i.png?a&amp;b" ${link}>[Image: A &lt;cat&gt;]</a> and ` +
      `<a href="https://a.example/j.png" ${link}>[Image]</a></p>`,
  );
});

test('in a link there is no room for another: the description alone stands there', () => {
  const html =
    '<a href="/big"><picture><source srcset="/i.webp"><img src="/i.png" alt="Map"></picture></a><img src="/k.png">';
  expect(show(html, 'off')).toBe(
    `<a href="https://a.example/big" ${link}>[Image: Map]</a><a href="https://a.example/k.png" ${link}>[Image]</a>`,
  );
});

test('directly means as it is stored', () => {
  const html = '<p><img src="/i.png" srcset="/j.png 2x" alt=""></p>';
  expect(show(html, 'direct')).toBe(sanitise(html, { base, page: base }));
});

test.each([
  '<p>1 < 2 <img src="/x.png" alt="> <img src=y onerror=1"> &lt;img src="https://t.example/"&gt;</p>',
  '<pre>&lt;img src="https://t.example/i.png"&gt;</pre>',
  `<p title='<img src="https://t.example/i.png">'>Text</p>`,
])('text that looks like a tag is text: %s', (html) => {
  for (const mode of ['proxy', 'off'] as const) {
    const shown = show(html, mode);
    // Cleaning it again changes nothing but what the relative addresses of the proxy stand against.
    const again = sanitise(shown, { base, page: base });
    expect(again.replaceAll('https://a.example/p/', '/p/')).toBe(shown);
    expect(shown).not.toMatch(/<(?!\/)[^>]*src="https:\/\/t\.example/);
  }
});
