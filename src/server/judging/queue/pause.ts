import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { savePause } from '#server/settings/judging-pause.ts';

export type PauseDeps = { db: Database; bus: EventBus; clock: Clock; wake: () => void };

/** Stops judging after the running call, until the owner resumes; survives a restart. */
export async function pauseJudging({ db, bus, clock }: PauseDeps): Promise<void> {
  await savePause(db, { by_owner: true, by_failures: null, failed_model: null }, clock.now());
  bus.publish({ type: 'judging_changed' });
}

/** Ends every pause, the owner's and the one after failures. */
export async function resumeJudging({ db, bus, clock, wake }: PauseDeps): Promise<void> {
  await savePause(db, { by_owner: false, by_failures: null, failed_model: null }, clock.now());
  bus.publish({ type: 'judging_changed' });
  wake();
}
