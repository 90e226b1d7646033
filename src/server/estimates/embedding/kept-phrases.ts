import type { Database } from '#server/database/open.ts';
import { readPhrases } from '#server/estimates/words/phrases.ts';
import { readInterests } from '#server/settings/interests.ts';
import { deleteOtherPhrases } from './embedding-queries.ts';
import type { CurrentModel, EmbeddingRun } from './embedding-run.ts';

/** The phrases of the interests as they are saved, each once. */
export async function listSavedPhrases(db: Database): Promise<string[]> {
  const { interests, anti_interests: antiInterests } = await readInterests(db);
  const { wanted, unwanted } = readPhrases({ interests, antiInterests });
  return [...new Set([...wanted, ...unwanted].map(({ text }) => text))];
}

/** Keeps in mind what is tried without being saved: whoever types on will need most of it again. */
export async function notePreviewed(run: EmbeddingRun, texts: readonly string[]): Promise<void> {
  const saved = new Set(await listSavedPhrases(run.deps.db));
  if (texts.some((text) => !saved.has(text))) run.previewed = texts;
}

/** Takes away the vectors of phrases that stand neither in the saved interests nor in the last preview. */
export async function dropOldPhrases(run: EmbeddingRun, { digest }: CurrentModel): Promise<void> {
  const { db } = run.deps;
  await deleteOtherPhrases(db, digest, [...(await listSavedPhrases(db)), ...run.previewed]);
}
