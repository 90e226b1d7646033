import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { hasCode } from '#server/platform/has-code.ts';
import { MAX_LINE_BYTES, MAX_LINES } from './export-format.ts';
import { refuseFile } from './import-refusal.ts';

export type NumberedLine = { number: number; text: string };

/**
 * How much longer than itself a compressed file may become, beyond the first bytes. Real articles come to about five
 * times; only a file that is made to fill memory and disk comes near gzip's own 1032.
 */
const MAX_GROWTH = 500;
const FREE_GROWTH = 32 * 1024 * 1024;

const LINE_END = 10;

/** The lines of a gzip'd file, one at a time. Throws `invalid_request` for what cannot be one of ours. */
export async function* readLines(file: string): AsyncGenerator<NumberedLine> {
  const source = createReadStream(file);
  const bytes = pipeline(source, createGunzip(), () => undefined);
  let number = 0;
  let unpacked = 0;
  let begun: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > FREE_GROWTH + source.bytesRead * MAX_GROWTH) throw bomb(number + 1);
      let start = 0;
      for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, start)) {
        number += 1;
        if (number > MAX_LINES) throw refuseFile(`the file has more than ${MAX_LINES} lines.`, number);
        yield { number, text: decode([...begun, chunk.subarray(start, end)], number) };
        begun = [];
        length = 0;
        start = end + 1;
      }
      begun.push(chunk.subarray(start));
      length += chunk.length - start;
      if (length > MAX_LINE_BYTES) throw refuseFile('it is longer than any line of an export.', number + 1);
    }
  } catch (error) {
    throw explain(error, number);
  }
  if (length > 0) throw refuseFile('it has no end; the file is cut off.', number + 1);
}

function bomb(line: number): Error {
  return refuseFile('so little was never so much text; the file is not an export.', line);
}

function decode(parts: Buffer[], number: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
  } catch {
    throw refuseFile('it is not text in UTF-8.', number);
  }
}

/** Zlib's own words say little to a reader. Source: Node.js, zlib error codes. */
function explain(error: unknown, lastLine: number): unknown {
  if (hasCode(error, 'Z_BUF_ERROR')) return refuseFile('the file is cut off after this line.', lastLine);
  if (hasCode(error, 'Z_DATA_ERROR')) {
    if (lastLine === 0) return refuseFile('The file is not compressed with gzip, so it is not an export.');
    return refuseFile('the file is damaged after this line.', lastLine);
  }
  return error;
}
