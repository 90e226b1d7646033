import type { MadeFeed, MadeItem } from '#server/testing/feed-server/make-feeds.ts';

const HOUR = 3_600_000;
const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const SENTENCE =
  'A heading that was written by somebody who is paid by the word and had heard that every heading should hold the whole article';

/** A feed in which every text is longer than its place: names, titles, authors, words, tables, code. */
export function longFeed(now: number): MadeFeed {
  const item = (number: number, title: string): MadeItem => ({
    title,
    url: `https://long.example/${'a-very-long-path-'.repeat(8)}${number}`,
    author: `${WORD} and ${'Maximiliana Theodora van der Hoogenbosch-Villanueva, '.repeat(4)}`,
    tags: [WORD, 'tags that go on', 'and on', 'and on and on', 'until nobody reads them', 'any more'],
    publishedAt: now - number * HOUR,
    html: `
      <h2>${SENTENCE}, ${SENTENCE.toLowerCase()}</h2>
      <p>${`${SENTENCE}. `.repeat(6)}</p>
      <p>${WORD.repeat(4)}</p>
      <p><a href="https://long.example/${'unbroken'.repeat(30)}">https://long.example/${'unbroken'.repeat(30)}</a></p>
      <table><thead><tr>${'<th>Column of many</th>'.repeat(14)}</tr></thead>
      <tbody><tr>${`<td>${WORD}</td>`.repeat(14)}</tr></tbody></table>
      <pre><code>const ${WORD} = await ${WORD}.${WORD}.${WORD}(); // ${SENTENCE}</code></pre>
      <ul><li>${WORD}<ul><li>${SENTENCE}<ul><li>${WORD}</li></ul></li></ul></li></ul>
      <blockquote><p>${SENTENCE}</p></blockquote>`,
  });
  return {
    title: `The Journal of ${WORD} and Related Studies, Second Series, New Edition`,
    siteUrl: 'https://long.example/',
    items: [
      item(1, `${SENTENCE}: ${SENTENCE.toLowerCase()}, and then once more: ${SENTENCE.toLowerCase()}`),
      item(2, WORD.repeat(3)),
      item(
        3,
        '長い見出しはどこで折り返されるのか、それともはみ出すのか、確かめるための見出しです。'.repeat(3),
      ),
      item(4, 'A'),
    ],
  };
}
