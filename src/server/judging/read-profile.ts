import { listOfferedCategories } from '#server/categories/category-queries.ts';
import type { Database } from '#server/database/open.ts';
import { readInterests } from '#server/settings/interests.ts';
import { chooseOffered, type ReaderProfile } from './prompts/build-prompt.ts';

/** More do not fit beside interests and examples in a context of 4,096 tokens. Source: design, judging. */
const MAX_OFFERED_CATEGORIES = 120;

/** What a prompt says about the reader, as it is now, with the version of the interests in it. */
export async function readProfile(
  db: Database,
): Promise<{ profile: ReaderProfile; interestsVersion: number; hasInterests: boolean }> {
  const { interests, anti_interests: antiInterests, version } = await readInterests(db);
  const categories = chooseOffered(await listOfferedCategories(db, MAX_OFFERED_CATEGORIES));
  return {
    profile: { interests, antiInterests, categories },
    interestsVersion: version,
    hasInterests: interests !== '',
  };
}
