import { WINNOW_VERSION } from '#server/config/version.ts';
import { EXPORT_FORMAT, type LineType, lineTypes } from './export-format.ts';
import { refuseFile } from './import-refusal.ts';
import { headerSchema, type Line, lineSchemas } from './line-schemas.ts';
import { isModestShape } from './line-shape.ts';
import type { NumberedLine } from './read-lines.ts';

/** One line as it is said to be, and its number. */
export type ReadLine = { [Type in LineType]: { type: Type; row: Line<Type>; number: number } }[LineType];

/** The first line. Throws `invalid_request` for what is no export, or one of a newer Winnow. */
export function checkHeader(line: NumberedLine): void {
  const header = headerSchema.safeParse(parseJson(line)).data;
  if (!header) throw refuseFile('The file is not an export of Winnow.');
  if (header.format <= EXPORT_FORMAT) return;
  throw refuseFile(
    `The file was written by Winnow ${header.winnow}, in a newer format than this Winnow (${WINNOW_VERSION}) knows. Install that version first.`,
  );
}

/** Any other line. Throws `invalid_request`. */
export function readLine(line: NumberedLine): ReadLine {
  const value = parseJson(line);
  const named = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  const type = lineTypes.find((known) => known === named);
  if (type === undefined) throw refuseFile(`there is no type “${String(named).slice(0, 40)}”.`, line.number);
  const read = lineSchemas[type].safeParse(value);
  if (read.success) return { type, row: read.data, number: line.number } as ReadLine;
  const [issue] = read.error.issues;
  const place = [type, ...(issue?.path ?? [])].join('.');
  throw refuseFile(`${place}: ${issue?.message ?? 'this is not right'}.`, line.number);
}

function parseJson({ number, text }: NumberedLine): unknown {
  if (!isModestShape(text)) throw refuseFile('it is too deep or has too many parts.', number);
  try {
    return JSON.parse(text);
  } catch {
    if (number === 1) throw refuseFile('The file is not an export of Winnow.');
    throw refuseFile('it is not JSON.', number);
  }
}
