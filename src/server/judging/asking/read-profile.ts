import type { Database } from '#server/database/open.ts';
import type { ReaderProfile } from '#server/judging/prompts/build-prompt.ts';
import { readInterests } from '#server/settings/interests.ts';
import { type JudgeOptions, readJudgeOptions } from './judge-options.ts';
import { readOfferedCategories } from './offered-categories.ts';
import { readExamples } from './worked-examples.ts';

/** Everything of the owner's that a prompt is made from, with the version of the interests in it. */
export type ProfileNow = {
  profile: ReaderProfile;
  options: JudgeOptions;
  interestsVersion: number;
  hasInterests: boolean;
};

/** What a prompt says about the reader, as it is now. */
export async function readProfile(db: Database): Promise<ProfileNow> {
  const { interests, anti_interests: antiInterests, version } = await readInterests(db);
  return {
    profile: {
      interests,
      antiInterests,
      categories: await readOfferedCategories(db),
      examples: await readExamples(db, version),
    },
    options: await readJudgeOptions(db),
    interestsVersion: version,
    hasInterests: interests !== '',
  };
}
