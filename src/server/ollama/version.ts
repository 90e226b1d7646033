/** The oldest Ollama we support: it answers every endpoint we use, `logprobs` included. */
export const minimumOllamaVersion = '0.12.4';

type Version = { numbers: [number, number, number]; candidate: string | null };

/** A development build calls itself 0.0.0; whatever cannot be read is taken for one. */
const development: Version = { numbers: [0, 0, 0], candidate: null };

function parseVersion(text: string): Version {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+](.+))?$/.exec(text.trim());
  if (!match) return development;
  const [, major = '0', minor = '0', patch = '0', candidate] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], candidate: candidate ?? null };
}

function isDevelopment(version: Version): boolean {
  return version.numbers.every((number) => number === 0);
}

/**
 * Below zero when `one` is older, above when it is newer, else zero. `0.33.0-rc2` is older than `0.33.0`
 * and newer than `0.33.0-rc1`; development builds are newer than everything.
 */
export function compareVersions(one: string, other: string): number {
  const a = parseVersion(one);
  const b = parseVersion(other);
  if (isDevelopment(a) || isDevelopment(b)) return Number(isDevelopment(a)) - Number(isDevelopment(b));
  for (const index of [0, 1, 2] as const) {
    const difference = a.numbers[index] - b.numbers[index];
    if (difference !== 0) return difference;
  }
  if (a.candidate === null || b.candidate === null) {
    return Number(a.candidate === null) - Number(b.candidate === null);
  }
  return a.candidate.localeCompare(b.candidate, 'en', { numeric: true });
}

/** Whether this version has what `minimum` has. */
export function isAtLeast(version: string, minimum: string): boolean {
  return compareVersions(version, minimum) >= 0;
}
