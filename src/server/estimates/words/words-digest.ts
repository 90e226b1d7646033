/**
 * What vectors of words are made with: the beginning of the SHA-256 of both assets, one after the other, and a
 * number that goes up when the reading of texts changes. Articles with another one are read again.
 */
export const WORDS_DIGEST = '581b75758e6c-1';

/** The same without a usable table: such articles are read again once there is one. */
export const NO_TABLE = 'no-table';
