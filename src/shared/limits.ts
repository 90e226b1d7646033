/**
 * Numbers that both sides know. Apart from the schemas, so that the page can take one without the
 * validation library coming along.
 */

/** From which score on an article is high or middle; below middle it is low. Source: design, "Numbers". */
export const HIGH_SCORE = 75;
export const MIDDLE_SCORE = 40;

/** The longest explanation that we ask for and show, in characters. */
export const MAX_EXPLANATION = 160;

/** Ids beyond this number are not listed, only counted: nobody scrolls further, and the answer stays small. */
export const MAX_LISTED_IDS = 5_000;

/** How many rows come with a list, and how many may be asked for at once. */
export const ROWS_PER_PAGE = 50;

/** Of either text, in characters. */
export const MAX_INTERESTS_LENGTH = 10_000;

/** Of articles that are judged by themselves in a day: more than any machine reads. */
export const MAX_DAILY_LIMIT = 100_000;

/** Days for which read articles may be kept; who wants more keeps them for ever. */
export const MAX_RETENTION_DAYS = 3_650;

/** The longest name of a category that the owner gives, in characters. */
export const MAX_CATEGORY_NAME = 60;

/** Categories that one request may change. */
export const MAX_CATEGORIES_AT_ONCE = 500;

/** Feeds that one request may change or delete: their articles go in one piece, while others wait. */
export const MAX_FEEDS_AT_ONCE = 100;

/** Seconds for which an article may be open before it counts as read. */
export const MAX_READ_AFTER_SECONDS = 60;

/** Points that *Fresh and good* may take off for a day of age: with more, age alone would decide. */
export const MAX_FRESH_POINTS = 50;

/** Backups that may be kept: each is as large as the database. */
export const MAX_BACKUPS_KEPT = 30;

/** The longest search, in characters. */
export const MAX_SEARCH_LENGTH = 500;

/** Saved searches, and the longest name of one, in characters. */
export const MAX_SEARCHES = 100;
export const MAX_SEARCH_NAME = 60;

/** The longest address of an image that is asked for through the proxy: servers take no longer ones. */
export const MAX_IMAGE_URL = 8_000;

/** Feeds whose articles one request may mark read, a part at a time. */
export const MAX_FEEDS_TO_READ = 10_000;

/** Votes that one answer lists. */
export const MAX_VOTES_AT_ONCE = 200;

/** Articles of our own in a model test: six wanted, six not. */
export const MODEL_TEST_ARTICLES = 12;

/** Pairs of one wanted and one unwanted article among them. */
export const MODEL_TEST_PAIRS = 36;

/** Fewer pairs in the right order than this can be had by guessing. Source: design, judging. */
export const LEAST_ORDERED_PAIRS = 27;

/** Milliseconds for which judging waits for the pages of new articles; then it takes what the feed gave. */
export const FULL_TEXT_PATIENCE = 30_000;
