import { expect, test } from 'vitest';
import { articleAttributes, articleElements, playerOrigins } from './article-html.ts';

test('no listed element runs, loads, sends or changes how the text after it is read', () => {
  const dangerous =
    'script style link meta base template noscript noembed noframes xmp plaintext textarea title select option ' +
    'form input button object embed applet frame frameset svg math portal slot dialog body html head';
  expect(articleElements.filter((name) => dangerous.split(' ').includes(name) || name.includes('-'))).toEqual(
    [],
  );
});

test('no listed attribute runs, names, styles or leads anywhere that is not cleaned', () => {
  const dangerous =
    'style class name srcdoc action formaction ping target background data is slot part autofocus autoplay popover ' +
    'contenteditable accesskey tabindex xlink:href http-equiv content form usemap manifest download allow nonce';
  const names = Object.values(articleAttributes).flat();
  expect(names.filter((name) => /^on|:/.test(name) || dangerous.split(' ').includes(name))).toEqual([]);
  expect(
    Object.keys(articleAttributes).filter((name) => name !== '*' && !articleElements.includes(name)),
  ).toEqual([]);
});

test('players come from exact origins over https', () => {
  for (const origin of playerOrigins) expect(URL.parse(origin)?.origin).toBe(origin);
  expect(playerOrigins.every((origin) => origin.startsWith('https://'))).toBe(true);
});
