import type { Kysely } from 'kysely';
import { up as initial } from './0001-initial.ts';
import { up as pulls } from './0002-pulls.ts';

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
];
