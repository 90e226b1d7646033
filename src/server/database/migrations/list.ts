import type { Kysely } from 'kysely';
import { up as initial } from './0001-initial.ts';
import { up as pulls } from './0002-pulls.ts';
import { up as modelTests } from './0003-model-tests.ts';
import { up as separateModels } from './0004-separate-models.ts';
import { up as queue } from './0005-queue.ts';
import { up as categories } from './0006-categories.ts';
import { up as estimates } from './0007-estimates.ts';
import { up as fetching } from './0008-fetching.ts';
import { up as organising } from './0009-organising.ts';
import { up as lists } from './0010-lists.ts';
import { up as search } from './0011-search.ts';
import { up as access } from './0012-access.ts';

export type Migration = {
  /** Counts from 1 without gaps; stands in the file as its `user_version`. */
  version: number;
  name: string;
  up: (db: Kysely<unknown>) => Promise<void>;
};

/** All migrations in order. A released one never changes (a test keeps their hashes). */
export const migrations: readonly Migration[] = [
  { version: 1, name: '0001-initial', up: initial },
  { version: 2, name: '0002-pulls', up: pulls },
  { version: 3, name: '0003-model-tests', up: modelTests },
  { version: 4, name: '0004-separate-models', up: separateModels },
  { version: 5, name: '0005-queue', up: queue },
  { version: 6, name: '0006-categories', up: categories },
  { version: 7, name: '0007-estimates', up: estimates },
  { version: 8, name: '0008-fetching', up: fetching },
  { version: 9, name: '0009-organising', up: organising },
  { version: 10, name: '0010-lists', up: lists },
  { version: 11, name: '0011-search', up: search },
  { version: 12, name: '0012-access', up: access },
];
