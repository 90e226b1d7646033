import { type IcoEntry, listIcoEntries } from './read-ico.ts';

/** What is shown is 16 px wide, on fine screens 32 of theirs. */
const WANTED = 32;

/**
 * The picture of an icon file that suits best, as a file of its own: its PNG, or an icon of one picture. Null
 * when the file has none that `isGood`.
 */
export function bestIcoEntry(bytes: Buffer, isGood: (entry: IcoEntry) => boolean): Uint8Array | null {
  const [best] = listIcoEntries(bytes)
    .filter(isGood)
    .sort((one, other) => distance(one) - distance(other) || other.bits - one.bits);
  if (!best) return null;
  return best.isPng ? best.data : oneEntryFile(best);
}

/** Making a picture smaller keeps more of it than making one larger. */
function distance({ width }: IcoEntry): number {
  return width >= WANTED ? width - WANTED : (WANTED - width) * 100;
}

function oneEntryFile({ line, data }: IcoEntry): Buffer {
  const head = Buffer.from([0, 0, 1, 0, 1, 0]);
  const placed = Buffer.from(line);
  placed.writeUInt32LE(head.length + placed.length, 12);
  return Buffer.concat([head, placed, data]);
}
