// The page reads the types of the whole API, so its compiler comes by here too.
/// <reference path="./jsdom-parser.d.ts" />
// The page sees the server through its types: so this description must be found from here.
/// <reference path="./jsdom-parser.d.ts" />
import { Readability } from '@mozilla/readability';
import JSDOMParser from '@mozilla/readability/JSDOMParser.js';
import type { HtmlParent } from '#server/feeds/html/parse-html.ts';
import { writeWellFormed } from './write-well-formed.ts';

/** Enough for the longest articles; a page with more is a list of everything. */
const MOST_ELEMENTS = 60_000;

/**
 * A shorter find makes Readability try again with looser rules and keep the longest find, which on a page with a
 * short article is everything around it. The default of 500 characters is more than many reports have.
 */
const SHORT_ARTICLE = 140;

/**
 * The part of a page that reads like an article, as HTML; undefined when none does. On the light DOM that
 * Readability brings along: it takes only what is well formed, which a tree always is when it is written anew, and
 * is three times as fast as linkedom. Throws for a page with too many elements or too deep for it.
 */
export function grabArticle(page: HtmlParent): string | undefined {
  const markup = `<html><head></head><body>${writeWellFormed(page)}</body></html>`;
  const reader = new Readability(new JSDOMParser().parse(markup), {
    maxElemsToParse: MOST_ELEMENTS,
    charThreshold: SHORT_ARTICLE,
    keepClasses: true,
    disableJSONLD: true,
  });
  return reader.parse()?.content ?? undefined;
}
