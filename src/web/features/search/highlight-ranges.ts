import type { Marker } from '#shared/search-marks.ts';

/** Where words that were searched for may stand: titles and excerpts of rows, and the open article. */
const TITLES = '[data-article-list] h2, [data-article-scroll] h1';
const TEXTS = '[data-article-list] [data-found], [data-article-text]';

/** More are not marked: nobody looks through them, and each costs the browser something at every repaint. */
const MOST_RANGES = 2_000;

/** The places of the words in what stands on the page. Nothing of the page is changed. */
export function findRanges(root: ParentNode, marker: Marker): Range[] {
  const ranges: Range[] = [];
  const look = (selector: string, find: Marker['find']) => {
    for (const element of root.querySelectorAll(selector)) collect(element, find, ranges);
  };
  look(TITLES, marker.findInTitle);
  look(TEXTS, marker.find);
  return ranges;
}

function collect(element: Element, find: Marker['find'], ranges: Range[]): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < MOST_RANGES; node = walker.nextNode()) {
    for (const { start, end } of find(node.nodeValue ?? '')) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
}
