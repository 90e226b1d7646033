import { sql } from 'kysely';
import type { Weight } from '#shared/category.ts';

/**
 * A category's weight that counts: its own, else its parent's, else normal. For queries that join
 * `categories` with its `parents`.
 */
export const effectiveWeight = sql<Weight>`coalesce(categories.weight, parents.weight, 'normal')`;
