/** Decimal, as Ollama's own list counts and as disks are sold. */
const MEGABYTE = 1_000_000;
const GIGABYTE = 1_000_000_000;

/** Bytes for people: `2.0 GB`, and whole megabytes below one gigabyte, `622 MB`. */
export function describeBytes(bytes: number): string {
  if (bytes > 0 && bytes < MEGABYTE) return '< 1 MB';
  return `${inUnitOf(bytes, bytes)} ${unitOf(bytes)}`;
}

/** How much of a whole is there, in the unit of the whole: `2.8 of 4.6 GB`. */
export function describeShare(completed: number, total: number): string {
  return `${inUnitOf(Math.min(completed, total), total)} of ${describeBytes(total)}`;
}

/** Bytes a second for people: `21.4 MB/s`. */
export function describeSpeed(bytesPerSecond: number): string {
  if (unitOf(bytesPerSecond) === 'GB') return `${(bytesPerSecond / GIGABYTE).toFixed(1)} GB/s`;
  if (bytesPerSecond >= 100_000) return `${(bytesPerSecond / MEGABYTE).toFixed(1)} MB/s`;
  return `${Math.round(bytesPerSecond / 1_000)} kB/s`;
}

function unitOf(bytes: number): 'GB' | 'MB' {
  // What would round up to 1000 MB is shown as 1.0 GB.
  return Math.round(bytes / MEGABYTE) >= 1_000 ? 'GB' : 'MB';
}

function inUnitOf(bytes: number, whole: number): string {
  return unitOf(whole) === 'GB' ? (bytes / GIGABYTE).toFixed(1) : String(Math.round(bytes / MEGABYTE));
}
