import type { SearchState } from './search-part.ts';
import type { SearchOperator } from './search-tokens.ts';

/** The operators with an example each and what they find: for the help beside the field, and for completions. */
export const operatorHelp: readonly { name: SearchOperator; example: string; about: string }[] = [
  { name: 'title', example: 'title:sqlite', about: 'Only in the title' },
  { name: 'feed', example: 'feed:"Tidal Notes"', about: 'Of a feed' },
  { name: 'in', example: 'in:News', about: 'Of the feeds in a folder' },
  { name: 'category', example: 'category:Databases', about: 'Of a category' },
  {
    name: 'is',
    example: 'is:unread',
    about: 'Also read, starred, scored, unscored, waiting, blocked, failed',
  },
  { name: 'score', example: 'score:>70', about: 'By score, or by estimate where there is none' },
  { name: 'after', example: 'after:7d', about: 'Published since' },
  { name: 'before', example: 'before:2026-11-01', about: 'Published before' },
];

export const stateHelp: readonly { state: SearchState; about: string }[] = [
  { state: 'unread', about: 'Not read yet' },
  { state: 'read', about: 'Read' },
  { state: 'starred', about: 'Starred' },
  { state: 'scored', about: 'Scored by the model' },
  { state: 'unscored', about: 'Not scored by the model' },
  { state: 'waiting', about: 'Waiting to be scored' },
  { state: 'blocked', about: 'Blocked by a category' },
  { state: 'failed', about: 'Scoring failed' },
];
