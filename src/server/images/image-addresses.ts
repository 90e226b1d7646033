import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import type { Clock } from '#server/platform/clock.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';
import { MAX_IMAGE_URL } from '#shared/limits.ts';

/** The addresses under which our own proxy gives out images of other sites. */
export type ImageAddresses = {
  /** The path for an address; null for one that is too long to be asked for. */
  pathOf: (url: string) => string | null;
  /** The address that a path of ours was made of; null for a path that was not made here. */
  read: (signature: string, encoded: string) => string | null;
};

const KEY = 'image_key';
const keySchema = z.object({ key: z.base64url().length(43) });

/** 128 bits: nobody guesses that, and an article with a hundred images stays short. */
const SIGNATURE_BYTES = 16;

/**
 * Opens the addresses of this installation. They are signed with a key that never leaves the database, so
 * that nobody but Winnow can have anything fetched through it.
 */
export async function openImageAddresses(deps: { db: Database; clock: Clock }): Promise<ImageAddresses> {
  const key = await readKey(deps);
  const sign = (encoded: string) =>
    createHmac('sha256', key).update(encoded).digest().subarray(0, SIGNATURE_BYTES);
  return {
    pathOf: (url) => {
      if (url.length > MAX_IMAGE_URL) return null;
      const encoded = Buffer.from(url).toString('base64url');
      return `/api/images/${sign(encoded).toString('base64url')}/${encoded}`;
    },
    read: (signature, encoded) => {
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== SIGNATURE_BYTES || !timingSafeEqual(given, sign(encoded))) return null;
      return Buffer.from(encoded, 'base64url').toString();
    },
  };
}

async function readKey({ db, clock }: { db: Database; clock: Clock }): Promise<Buffer> {
  const stored = keySchema.safeParse(await findSetting(db, KEY));
  if (stored.success) return Buffer.from(stored.data.key, 'base64url');
  const key = randomBytes(32);
  await saveSetting(db, KEY, { value: { key: key.toString('base64url') }, now: clock.now() });
  return key;
}
