import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { listVotes } from '#server/estimates/votes/feedback-queries.ts';
import { chooseExamples, type WorkedExample } from '#server/judging/prompts/worked-examples.ts';
import { type InterestsChange, type InterestsDeps, saveInterests } from '#server/settings/interests.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';
import { verdictSchema } from '#shared/feedback.ts';
import type { Interests } from '#shared/settings.ts';

const KEY = 'worked_examples';

/** Among so many votes there are six titles that differ, unless a feed repeats itself without end. */
const NEWEST_VOTES = 50;

const storedSchema = z.object({
  /** Of the interests they were saved with. */
  version: z.number().int(),
  examples: z.array(z.object({ title: z.string(), verdict: verdictSchema })),
});

/**
 * Saves the interests, and with a new version of them the newest votes, which become worked examples in the
 * prompts. Only then: a prompt that changed with every vote would make results of one version differ, and
 * cost a new evaluation of its constant part each time. Throws `settings_changed`.
 */
export function saveInterestsWithExamples(deps: InterestsDeps, change: InterestsChange): Promise<Interests> {
  return saveInterests({ ...deps, onNewVersion: storeExamples }, change);
}

async function storeExamples(db: Database, { version, now }: { version: number; now: number }) {
  const { votes } = await listVotes(db, { before: undefined, limit: NEWEST_VOTES });
  await saveSetting(db, KEY, { value: { version, examples: chooseExamples(votes) }, now });
}

/** Those that were saved with this version of the interests. */
export async function readExamples(db: Database, version: number): Promise<WorkedExample[]> {
  const stored = storedSchema.safeParse(await findSetting(db, KEY));
  return stored.success && stored.data.version === version ? stored.data.examples : [];
}
