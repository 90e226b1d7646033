import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { openToRead } from '#server/database/open-to-read.ts';
import { writeLines } from './export-lines.ts';

/** Characters that are compressed in one go: each go is a job for another thread. */
const PIECE = 64 * 1024;

/**
 * The export as a stream of gzip'd bytes, which reads no faster than it is read. `file`: the database, which may be in
 * use; all lines are of the moment when the first is read. Whatever goes wrong is an error of the stream. Whoever
 * destroys it early leaves nothing open. `now` in epoch ms.
 */
export function openExport(file: string, now: number): Readable {
  // An error of either reaches the other, and whoever reads; there is nobody else to tell.
  return pipeline(Readable.from(writePieces(file, now)), createGzip(), () => undefined);
}

async function* writePieces(file: string, now: number): AsyncGenerator<Buffer> {
  const { db, close } = openToRead(file);
  try {
    const snapshot = await db.startTransaction().execute();
    let piece = '';
    for await (const line of writeLines(snapshot, now)) {
      piece += `${line}\n`;
      if (piece.length < PIECE) continue;
      yield Buffer.from(piece);
      piece = '';
    }
    yield Buffer.from(piece);
    await snapshot.commit().execute();
  } finally {
    await close();
  }
}
