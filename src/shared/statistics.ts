import { z } from 'zod';
import { timeSchema } from './page.ts';

const countSchema = z.int().nonnegative();
/** From 0 to 1; null where there is nothing to have a share of. */
const shareSchema = z.number().min(0).max(1).nullable();
/** From 0 to 100; null where nothing is judged. */
const medianSchema = z.number().min(0).max(100).nullable();

/** How many days back one may look. */
export const statisticsDaysSchema = z.enum(['30', '90', '365'], {
  error: 'days is 30, 90 or 365',
});

/** One day by the clock of the server. */
const statisticsDaySchema = z.object({
  day: z.iso.date(),
  fetched: countSchema,
  read: countSchema,
  /** Whose newest result is of this day. */
  judged: countSchema,
  /** Null on a day without any. */
  seconds_per_article: z.number().nullable(),
  tokens_in: countSchema,
  tokens_out: countSchema,
});
export type StatisticsDay = z.infer<typeof statisticsDaySchema>;

/** Scores from `from` to `to`, both included, by the tier that they are coloured in. */
const scoreBinSchema = z.object({
  from: z.int(),
  to: z.int(),
  low: countSchema,
  middle: countSchema,
  high: countSchema,
});
export type ScoreBin = z.infer<typeof scoreBinSchema>;

const scoreDistributionSchema = z.object({
  bins: z.array(scoreBinSchema),
  /** Articles that came in these days and have a score; the sum of all bins. */
  judged: countSchema,
  median: medianSchema,
  /** They have a score, but no place in a list; not among `judged`. */
  blocked: countSchema,
});
export type ScoreDistribution = z.infer<typeof scoreDistributionSchema>;

/** What one feed brought in these days. */
const feedStatisticsSchema = z.object({
  id: z.int(),
  title: z.string(),
  fetched: countSchema,
  /** By the dates of its articles; at least a week is looked at. */
  articles_per_week: z.number(),
  judged: countSchema,
  median_score: medianSchema,
  share_read: shareSchema,
});
export type FeedStatistics = z.infer<typeof feedStatisticsSchema>;

/** A feed of which nothing was ever read, starred or wanted more of. */
const neverReadFeedSchema = z.object({ id: z.int(), title: z.string(), articles: countSchema });

/** What judging cost with one model, or with two that shared the work. */
const modelStatisticsSchema = z.object({
  /** The one that scored. */
  model: z.string(),
  /** The one that named the categories, where it was another. */
  category_model: z.string().nullable(),
  judged: countSchema,
  seconds_per_article: z.number(),
  tokens_in: countSchema,
  tokens_out: countSchema,
  median_score: medianSchema,
});
export type ModelStatistics = z.infer<typeof modelStatisticsSchema>;

/** How near estimates came to the score that a model gave later. */
const agreementSchema = z.object({
  /** Articles that have both. */
  compared: countSchema,
  /** Of all pairs with different scores, how many the estimates put in the same order; equal ones count half. */
  pairs_alike: shareSchema,
  /** Half of the estimates are off by this many points at most. */
  typical_error: medianSchema,
});
export type Agreement = z.infer<typeof agreementSchema>;

const weekAgreementSchema = agreementSchema.extend({
  /** The Monday that it begins with. */
  week: z.iso.date(),
});
export type WeekAgreement = z.infer<typeof weekAgreementSchema>;

/** Whether the model scores high what the owner wants more of. */
const voteAgreementSchema = z.object({
  more: countSchema,
  less: countSchema,
  /** Of the votes for more and for less, those whose article has a score. */
  more_judged: countSchema,
  less_judged: countSchema,
  more_above_median: shareSchema,
  /** Of all pairs of a more and a less, how many the scores put in that order; equal ones count half. */
  pairs_alike: shareSchema,
});
export type VoteAgreement = z.infer<typeof voteAgreementSchema>;

/** What was fetched, read and judged lately, and how well it was judged. Worked out at most once a minute. */
export const statisticsSchema = z.object({
  days: z.int(),
  as_of: timeSchema,
  /** One for each day, the oldest first. */
  per_day: z.array(statisticsDaySchema),
  scores: scoreDistributionSchema,
  /** By name. */
  feeds: z.array(feedStatisticsSchema),
  /** At least 20 articles in at least 14 days; the one that brought most comes first. */
  never_read: z.array(neverReadFeedSchema),
  /** The one that judged most comes first. */
  models: z.array(modelStatisticsSchema),
  estimates: agreementSchema.extend({ weeks: z.array(weekAgreementSchema) }),
  votes: voteAgreementSchema,
});
export type Statistics = z.infer<typeof statisticsSchema>;
