/** The format that is written, and the newest that is read. Raised when an older Winnow would read it wrongly. */
export const EXPORT_FORMAT = 1;

/** Lines stand in this order, so that whatever a line names stood in an earlier one. docs/notes/export.md. */
export const lineTypes = [
  'opml',
  'left_out',
  'folder',
  'feed',
  'setting',
  'category',
  'category_alias',
  'saved_search',
  'article',
  'vote',
  'removed_article',
  'end',
] as const;
export type LineType = (typeof lineTypes)[number];

/** What an export never holds, as its own line says. */
export const leftOut = [
  'logins of feeds',
  'the password, sessions and API tokens',
  'a login in the address of Ollama',
  'vectors of articles and votes, icons, images and the index of the search: all of these are made again',
];

/**
 * The longest line, in bytes. An article of ours has at most four texts (its feed's and its page's, each as HTML
 * and without), each of a document of 10 MB at most, and a fifth more for the escapes of JSON.
 */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** More than anyone keeps; without an end a file could go on until the disk is full. */
export const MAX_LINES = 20_000_000;

/** `winnow-export-20261123.jsonl.gz`, by universal time; `now` in epoch ms. */
export function nameExport(now: number): string {
  return `winnow-export-${new Date(now).toISOString().slice(0, 10).replaceAll('-', '')}.jsonl.gz`;
}
