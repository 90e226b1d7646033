/** How deep a line of ours goes: an article, its list of enclosures, one of them. */
const MAX_DEPTH = 6;

/**
 * Lists, objects and commas of one line. Each costs many times its own byte once it is read, so a line of nothing else
 * would fill the memory; the fullest line of ours, an article that 100,000 feeds have, stays below.
 */
const MAX_PARTS = 1_500_000;

/** Looks at a line of JSON before it is read, so that reading it takes about as much memory as it is long. */
export function isModestShape(line: string): boolean {
  let depth = 0;
  let parts = 0;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index];
    if (sign === '"') {
      index = endOfString(line, index);
      continue;
    }
    if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    else if (sign !== ',') continue;
    parts += 1;
    if (depth > MAX_DEPTH || parts > MAX_PARTS) return false;
  }
  return true;
}

/** Where the string ends that begins at `start`. */
function endOfString(line: string, start: number): number {
  for (let end = line.indexOf('"', start + 1); end !== -1; end = line.indexOf('"', end + 1)) {
    let escapes = 0;
    while (line[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return line.length;
}
