import { useEffect } from 'react';
import { makeMarker } from '#shared/search-marks.ts';
import { parseSearch } from '#shared/search-query.ts';
import './search-highlights.css';
import { findRanges } from './highlight-ranges.ts';

/** As search-highlights.css calls it. */
const NAME = 'search';

/** Between two looks through the page, in milliseconds: rows may change fifty times a second. */
const LEAST_PAUSE = 150;

/**
 * Marks the words of a search wherever they stand in rows and in the open article, by the browser's own highlights:
 * the page is not touched, so nothing that feeds bring can come into it this way. A browser without them marks
 * nothing.
 */
export function SearchHighlights({ query }: { query: string }) {
  useEffect(() => {
    const marker = makeMarker(parseSearch(query));
    const root = document.getElementById('root');
    if (!marker || !root || typeof Highlight === 'undefined') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let markedAt = 0;
    const mark = () => {
      timer = undefined;
      markedAt = performance.now();
      CSS.highlights.set(NAME, new Highlight(...findRanges(root, marker)));
    };
    const markSoon = () => {
      timer ??= setTimeout(mark, Math.max(0, markedAt + LEAST_PAUSE - performance.now()));
    };
    mark();
    const observer = new MutationObserver(markSoon);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      CSS.highlights.delete(NAME);
    };
  }, [query]);
  return null;
}
