import type { Database } from '#server/database/open.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import type { ReadingDepth } from '#shared/settings.ts';

/** How articles are judged, as the owner set it. */
export type JudgeOptions = {
  /** Tokens of an article that a model reads. */
  readingDepth: number;
  /** Of the explanation: a code of shared/languages.ts, or `article`. */
  language: string;
};

/** Source: design, judging. */
const tokensAtDepth: Record<ReadingDepth, number> = { short: 250, normal: 600, full: 1_500 };

/** The settings as they are now. */
export async function readJudgeOptions(db: Database): Promise<JudgeOptions> {
  const { reading_depth: depth, explanation_language: language } = await readReaderSettings(db);
  return { readingDepth: tokensAtDepth[depth], language };
}
