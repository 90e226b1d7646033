import { sql } from 'kysely';

/**
 * The place of an article's job among those of its priority, the higher the sooner; for queries that have
 * `articles`. Its estimate (0–100) where it has one. One without an estimate stands about where it stands in
 * the lists (decision 0005), between 39.5 and 40, the newest first: a millisecond is 10⁻¹³, so that all dates
 * up to the year 2128 fit in, and a double still tells two milliseconds apart.
 */
export const jobRank = sql<number>`coalesce(articles.estimate, 39.5 + articles.published_at * 1e-13)`;
