import { z } from 'zod';
import type { Database } from '#server/database/open.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';

const KEY = 'suggestion_answers';

const answersSchema = z
  .record(z.string(), z.object({ answer: z.enum(['yes', 'no']), votes: z.number().int() }))
  .catch({});

/** What the owner said to suggestions, by their id, and how many votes spoke for each then. */
export type SuggestionAnswers = z.infer<typeof answersSchema>;

export async function readAnswers(db: Database): Promise<SuggestionAnswers> {
  return answersSchema.parse(await findSetting(db, KEY));
}

export async function rememberAnswer(
  db: Database,
  id: string,
  { now, ...given }: SuggestionAnswers[string] & { now: number },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const value = { ...(await readAnswers(transaction)), [id]: given };
    await saveSetting(transaction, KEY, { value, now });
  });
}

/** Once answered, a suggestion is not made again before twice as many votes speak for it. */
export function isAnswered(answers: SuggestionAnswers, id: string, votes: number): boolean {
  const given = answers[id];
  return given !== undefined && votes < 2 * given.votes;
}
