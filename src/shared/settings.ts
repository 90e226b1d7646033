import { z } from 'zod';
import { ARTICLE_LANGUAGE, languages } from './languages.ts';
import {
  MAX_BACKUPS_KEPT,
  MAX_DAILY_LIMIT,
  MAX_FRESH_POINTS,
  MAX_INTERESTS_LENGTH,
  MAX_READ_AFTER_SECONDS,
  MAX_RETENTION_DAYS,
} from './limits.ts';
import { chosenSortSchema } from './page.ts';

/** What the owner wrote about what they want and do not want to read. */
export const interestsSchema = z.object({
  interests: z.string(),
  anti_interests: z.string(),
  /** Goes up by one with every saved change; a judgement names the version it was made with. */
  version: z.number().int(),
});
export type Interests = z.infer<typeof interestsSchema>;

/** With what a prompt has room for. */
export const fittedInterestsSchema = interestsSchema.extend({
  /** True where a model gets less than what is written. */
  cut: z.boolean(),
  /** The beginning of what it does not get of each text; null where it gets all of it. */
  left_out: z.object({ interests: z.string().nullable(), anti_interests: z.string().nullable() }),
});
export type FittedInterests = z.infer<typeof fittedInterestsSchema>;

export const interestsChangeSchema = z.strictObject({
  interests: z.string().max(MAX_INTERESTS_LENGTH),
  anti_interests: z.string().max(MAX_INTERESTS_LENGTH),
  /** The version that the edit began with; a newer one in the store refuses the save. */
  version: z.number().int().optional(),
});

/** Which models are in use. Null: not chosen yet. */
export const ollamaConfigSchema = z.object({
  /** Where Ollama is: from the config file or the environment; where they do not say, what was saved. */
  url: z.string(),
  /** The key of the configuration that names it. */
  url_setting: z.string(),
  /** False while file and environment leave it open: then PUT /api/ollama/connection may save it. */
  url_is_configured: z.boolean(),
  categorization_model: z.string().nullable(),
  scoring_model: z.string().nullable(),
  use_separate_models: z.boolean(),
  /** The embedding model of the estimates; null: the built-in word vectors alone. */
  estimate_model: z.string().nullable(),
  /** Goes up with every save, so that a second tab notices. */
  version: z.number().int(),
});
export type OllamaConfig = z.infer<typeof ollamaConfigSchema>;

const chosenModelSchema = z.string().trim().min(1).max(300);

/** What is left out stays as it is. */
export const ollamaConfigChangeSchema = z
  .strictObject({
    categorization_model: chosenModelSchema.optional(),
    scoring_model: chosenModelSchema.optional(),
    /** Off: one model does both, and `scoring_model` is not looked at. */
    use_separate_models: z.boolean().optional(),
    /** Null: the built-in word vectors alone. */
    estimate_model: chosenModelSchema.nullable().optional(),
    version: z.number().int().optional(),
    /** Also judge again what the new choice makes stale. */
    rescore: z.boolean().optional(),
  })
  .refine(
    ({ categorization_model, scoring_model, use_separate_models, estimate_model }) =>
      [categorization_model, scoring_model, use_separate_models, estimate_model].some(
        (value) => value !== undefined,
      ),
    'Name the model that is to change',
  );

/** The saved choice, and how many articles are judged again because of it (0 when not asked). */
export const savedOllamaConfigSchema = ollamaConfigSchema.extend({ rescore_queued: z.number().int() });

/** How much of an article the model reads. */
export const readingDepthSchema = z.enum(['short', 'normal', 'full'], {
  error: 'The reading depth is short, normal or full',
});
export type ReadingDepth = z.infer<typeof readingDepthSchema>;

const codes = [ARTICLE_LANGUAGE, ...languages.map(({ code }) => code)];
const explanationLanguageSchema = z
  .string()
  .refine((code) => codes.includes(code), `The language is one of ${codes.join(', ')}`);

const dailyLimitSchema = z
  .int('The daily limit is a whole number of articles, or null for no limit')
  .min(1, 'The daily limit is at least 1. To judge nothing at all, pause judging')
  .max(MAX_DAILY_LIMIT, `The daily limit is at most ${MAX_DAILY_LIMIT}. Null means no limit`)
  .nullable();

const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written as 22:30, from 00:00 to 23:59');

/** A part of every day by the clock of the machine that Winnow runs on; may go over midnight. */
const quietHoursSchema = z
  .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine(({ from, to }) => from !== to, 'Quiet hours end at another time than they begin');
export type QuietHours = z.infer<typeof quietHoursSchema>;

const minimumEstimateSchema = z
  .int('The minimum estimate is a whole number from 0 to 100, or null for no minimum')
  .min(0, 'The minimum estimate is at least 0. Null means no minimum')
  .max(100, 'The minimum estimate is at most 100')
  .nullable();

const retentionDaysSchema = z
  .int('The days that read articles are kept are a whole number, or null for ever')
  .min(1, 'Read articles are kept for at least 1 day')
  .max(
    MAX_RETENTION_DAYS,
    `Read articles are kept for at most ${MAX_RETENTION_DAYS} days. Null keeps them for ever`,
  )
  .nullable();

const imageModeSchema = z.enum(['proxy', 'direct', 'off'], {
  error: 'Images come by proxy, direct or off',
});
export type ImageMode = z.infer<typeof imageModeSchema>;

const densitySchema = z.enum(['comfortable', 'compact'], { error: 'Rows are comfortable or compact' });
export type Density = z.infer<typeof densitySchema>;

/** When an article counts as read: as it opens, some seconds after, when its list is scrolled past it, by hand. */
const markReadSchema = z.enum(['open', 'after', 'scroll', 'by_hand'], {
  error: 'Articles are marked read on open, after some seconds, on scroll or by_hand',
});
export type MarkReadMode = z.infer<typeof markReadSchema>;

const readAfterSecondsSchema = z
  .int('The seconds after which an open article is read are a whole number')
  .min(1, 'An open article is read after at least 1 second. To mark it at once, choose open')
  .max(MAX_READ_AFTER_SECONDS, `An open article is read after at most ${MAX_READ_AFTER_SECONDS} seconds`);

const freshPointsSchema = z
  .int('The points that a day of age takes off are a whole number')
  .min(0, 'A day of age takes off at least 0 points')
  .max(MAX_FRESH_POINTS, `A day of age takes off at most ${MAX_FRESH_POINTS} points`);

const backupEverySchema = z.enum(['never', 'day', 'week'], {
  error: 'Backups are made never, each day or week',
});

const backupsKeptSchema = z
  .int('The backups that are kept are a whole number')
  .min(1, 'At least 1 backup is kept')
  .max(MAX_BACKUPS_KEPT, `At most ${MAX_BACKUPS_KEPT} backups are kept`);

const unscoredPlaceSchema = z.enum(['top', 'middle'], {
  error: 'Articles without score and estimate stand at the top or in the middle',
});

const welcomeSchema = z.enum(['open', 'done'], { error: 'The welcome is open or done' });

/** What the owner decided besides models, interests and categories. */
export const readerSettingsSchema = z.object({
  /** A code of languages.ts, or `article`: as the article. */
  explanation_language: explanationLanguageSchema,
  reading_depth: readingDepthSchema,
  /** Articles judged by themselves between two local midnights; null: as many as there are. */
  daily_limit: dailyLimitSchema,
  quiet_hours: quietHoursSchema.nullable(),
  /** What is estimated lower is not judged by itself; null: whatever its estimate. */
  minimum_estimate: minimumEstimateSchema,
  /** How images of articles come: through our own proxy, from their sites, or not at all (a link stands there). */
  images: imageModeSchema,
  /** Days after which the text of a read article goes, and after as many again the rest; null: never. */
  retention_days: retentionDaysSchema,
  /** How much room a row of a list has. */
  density: densitySchema,
  /** The order of a list whose address names none. */
  order: chosenSortSchema,
  mark_read: markReadSchema,
  /** For `mark_read: after`. */
  read_after_seconds: readAfterSecondsSchema,
  /** What *fresh* takes off for each day of age. */
  fresh_points_per_day: freshPointsSchema,
  /** Where articles with neither score nor estimate stand in *best*: by date at the top, or after the middle tier. */
  unscored: unscoredPlaceSchema,
  /** How often a backup is made by itself. */
  backup_every: backupEverySchema,
  /** So many of them stay; the oldest go. */
  backups_kept: backupsKeptSchema,
  /** Open until the first steps were gone through or skipped: an empty Winnow begins with them. */
  welcome: welcomeSchema,
  /** Goes up by one with every saved change. */
  version: z.int(),
});
export type ReaderSettings = z.infer<typeof readerSettingsSchema>;

/** What is left out stays as it is. */
export const readerSettingsChangeSchema = z.strictObject({
  explanation_language: explanationLanguageSchema.optional(),
  reading_depth: readingDepthSchema.optional(),
  daily_limit: dailyLimitSchema.optional(),
  quiet_hours: quietHoursSchema.nullable().optional(),
  minimum_estimate: minimumEstimateSchema.optional(),
  images: imageModeSchema.optional(),
  retention_days: retentionDaysSchema.optional(),
  density: densitySchema.optional(),
  order: chosenSortSchema.optional(),
  mark_read: markReadSchema.optional(),
  read_after_seconds: readAfterSecondsSchema.optional(),
  fresh_points_per_day: freshPointsSchema.optional(),
  unscored: unscoredPlaceSchema.optional(),
  backup_every: backupEverySchema.optional(),
  backups_kept: backupsKeptSchema.optional(),
  welcome: welcomeSchema.optional(),
  /** The version that the edit began with; a newer one in the store refuses the save. */
  version: z.int().optional(),
});
export type ReaderSettingsChange = z.infer<typeof readerSettingsChangeSchema>;
