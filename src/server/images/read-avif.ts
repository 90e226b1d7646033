import type { ReadSize } from './read-size.ts';

type Box = { name: string; start: number; end: number };

/** AVIF (ISO/IEC 23000-22) in its boxes (ISO/IEC 14496-12, §4.2): the largest `ispe` is the picture. */
export const readAvif: ReadSize = (bytes) => {
  const [first, ...boxes] = listBoxes(bytes, 0, bytes.length);
  if (first?.name !== 'ftyp' || !/avi[fs]/.test(bytes.toString('latin1', first.start, first.end)))
    return null;
  const inside = (outer: readonly Box[], name: string, skip = 0) =>
    outer.filter((box) => box.name === name).flatMap(({ start, end }) => listBoxes(bytes, start + skip, end));
  // `meta` begins with version and flags.
  const sizes = inside(inside(inside(boxes, 'meta', 4), 'iprp'), 'ipco')
    .filter(({ name, start, end }) => name === 'ispe' && end - start >= 12)
    .map(({ start }) => ({ width: bytes.readUInt32BE(start + 4), height: bytes.readUInt32BE(start + 8) }));
  if (sizes.length === 0) return null;
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
    frames: 1,
  };
};

/** Far more than a picture has at one level. */
const MOST_BOXES = 1_000;

function listBoxes(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to && boxes.length < MOST_BOXES; ) {
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1 && at + 16 <= to;
    const head = isLong ? 16 : 8;
    const length = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    // Zero: to the end.
    const end = length === 0 ? to : Math.min(at + length, to);
    if (end < at + head) break;
    boxes.push({ name: bytes.toString('latin1', at + 4, at + 8), start: at + head, end });
    at = end;
  }
  return boxes;
}
