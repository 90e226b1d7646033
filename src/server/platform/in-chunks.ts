/** SQLite takes 32,766 parameters a statement at most; a thousand rows are quick and far below. */
const CHUNK = 1_000;

/** The same ids in lists that a statement can take. */
export function* inChunks(ids: readonly number[]): Generator<number[]> {
  for (let start = 0; start < ids.length; start += CHUNK) yield ids.slice(start, start + CHUNK);
}
