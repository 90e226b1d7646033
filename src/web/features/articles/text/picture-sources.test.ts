import { expect, test } from 'vitest';
import { captionOf, isPictureAddress, largestSource, originalSource } from './picture-sources.ts';

test('the largest picture of a set is found by width and by density', () => {
  expect(largestSource('/a 320w, /b 1280w, /c 640w')).toBe('/b');
  expect(largestSource('/a, /b 2x')).toBe('/b');
  expect(largestSource('')).toBeNull();
});

test('a picture through the proxy tells where its home is, and nothing else does', () => {
  const encoded = Buffer.from('https://a.example/Zürich.png?x=1').toString('base64url');
  expect(originalSource(`/api/images/abc_-1/${encoded}`)).toBe('https://a.example/Zürich.png?x=1');
  expect(originalSource('https://a.example/b.png')).toBe('https://a.example/b.png');
  const script = Buffer.from('javascript:alert(1)').toString('base64url');
  for (const src of [`/api/images/abc/${script}`, '/api/images/abc/%', 'data:image/png;base64,AA', ''])
    expect(originalSource(src), src).toBeNull();
});

test('a link to a picture is known by how its path ends', () => {
  expect(isPictureAddress('https://a.example/full/cat.JPEG?w=9')).toBe(true);
  expect(isPictureAddress('https://a.example/cat?file=cat.png')).toBe(false);
});

test('a tooltip that is only a name is no caption', () => {
  expect(captionOf(' The cat that took the night train ')).toBe('The cat that took the night train');
  for (const title of ['', 'IMG_2041', 'A grey cat']) expect(captionOf(title), title).toBeNull();
});
