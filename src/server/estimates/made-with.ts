import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { readInterests } from '#server/settings/interests.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';
import type { EmbeddingSource } from './embedding/embedding-source.ts';
import { readVotesMark } from './known-queries.ts';
import { WORDS_DIGEST } from './words/words-digest.ts';

const KEY = 'estimates_made_with';

/** Goes up when the formula changes, so that everything is estimated anew after an upgrade. */
const FORMULA = 1;

const storedSchema = z.string().optional().catch(undefined);

/**
 * A short name for what the owner said and what is installed: while it is the same as the stored one, a start
 * need not estimate anything anew. Judgements are left out: they change estimates little by little.
 */
export async function describeInputs(db: Database, embedding: EmbeddingSource | undefined): Promise<string> {
  const { version } = await readInterests(db);
  const parts = [FORMULA, WORDS_DIGEST, version, await readVotesMark(db), await embedding?.currentDigest()];
  return parts.join(' ');
}

/** What all estimates were made with; undefined when they never were. */
export async function findMadeWith(db: Database): Promise<string | undefined> {
  return storedSchema.parse(await findSetting(db, KEY));
}

export async function saveMadeWith(db: Database, value: string, now: number): Promise<void> {
  await saveSetting(db, KEY, { value, now });
}
