import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/** How many articles were judged by themselves on a local day. */
export async function countJudgedOn(db: Database, day: string): Promise<number> {
  const row = await db.selectFrom('judging_days').select('judged').where('day', '=', day).executeTakeFirst();
  return row?.judged ?? 0;
}

/** Articles that are on their way to be judged by themselves: in somebody's hands, or half done. */
export async function countBegun(db: Database, now: number): Promise<{ running: number; staged: number }> {
  const { rows } = await sql<{ running: number; staged: number }>`
    select
      (select count(*) from judging_jobs where (lease_until is not null or not_before > 0)
        and max(not_before, coalesce(lease_until, 0)) > ${now} and priority = 2 and lease_until > ${now}
      ) as running,
      (select count(*) from judging_jobs where priority = 2 and kind = 'finish'
        and (lease_until is null or lease_until <= ${now})) as staged
  `.execute(db);
  return rows[0] ?? { running: 0, staged: 0 };
}

/** Counts one more article that was judged by itself, in the transaction that stores its judgement. */
export async function countJudged(db: Database, day: string): Promise<void> {
  await db
    .insertInto('judging_days')
    .values({ day, judged: 1 })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ judged: sql`judging_days.judged + 1` }))
    .execute();
}
