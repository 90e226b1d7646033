import { createHash } from 'node:crypto';

export type MadeWith = {
  modelDigest: string;
  promptVersion: number;
  /** Only where it matters: categories do not depend on the interests. */
  interestsVersion?: number;
  contextLength?: number;
};

/** A short name for everything that a result depends on: where it differs, the result is stale. */
export function fingerprint(madeWith: MadeWith): string {
  const parts = [
    madeWith.modelDigest,
    madeWith.promptVersion,
    madeWith.interestsVersion ?? '-',
    madeWith.contextLength ?? '-',
  ];
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16);
}
