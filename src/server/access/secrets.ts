import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of a secret: 256 bits cannot be guessed, so a plain hash keeps them safe (unlike a password). */
const SECRET_BYTES = 32;

/** How a secret looks wherever it is written: base64url. */
export const SECRET_PATTERN = '[\\w-]{43}';

export type Secret = {
  /** For its owner; kept nowhere. */
  secret: string;
  /** For the database. */
  hash: string;
};

export function makeSecret(): Secret {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { secret, hash: hashOf(secret) };
}

/** Whether a secret is the one of this hash; takes the same time either way. */
export function isSecretOf(secret: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashOf(secret)), Buffer.from(hash)];
  return given.length === kept.length && timingSafeEqual(given, kept);
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
