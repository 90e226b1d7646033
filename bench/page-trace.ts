import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

/** What the main thread of the page did, in milliseconds; `busy` is processor time, which others on the machine cannot take. */
export type Traced = {
  presses: { took: number; busy: number }[];
  tasks: { took: number; busy: number }[];
};

/** Marks that the page sets, see page-watch.ts. */
export const KEY_MARK = 'winnow key';
export const SHOWN_MARK = 'winnow shown';

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Beginning and length in microseconds, on the clock and in the thread's own processor time. */
      ts: z.number(),
      tts: z.number().default(0),
      dur: z.number().default(0),
      tdur: z.number().default(0),
    }),
  ),
});
type TraceEvent = z.output<typeof traceSchema>['traceEvents'][number];

/** Records what the browser's own tracing says of the page while `work` runs. */
export async function trace(page: Page, work: () => Promise<void>): Promise<Traced> {
  const browser: Browser | null = page.context().browser();
  if (browser === null) throw new Error('The page belongs to no browser.');
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  // Tells the page's thread apart from those of other processes, even when nothing is pressed.
  await page.evaluate(`performance.mark('winnow here')`);
  await work();
  const { traceEvents } = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()));
  const here = traceEvents.find(({ name }) => name === 'winnow here');
  const own = traceEvents
    .filter(({ pid, tid, ts }) => here && pid === here.pid && tid === here.tid && ts >= here.ts)
    .sort((one, other) => one.ts - other.ts);
  return {
    presses: pairMarks(own),
    tasks: own
      .filter(({ name }) => name.endsWith('::RunTask'))
      .map(({ dur, tdur }) => ({ took: dur / 1_000, busy: tdur / 1_000 })),
  };
}

function pairMarks(events: readonly TraceEvent[]): Traced['presses'] {
  const keys = events.filter(({ name }) => name === KEY_MARK);
  const shown = events.filter(({ name }) => name === SHOWN_MARK);
  return keys.flatMap((key, index) => {
    const end = shown[index];
    return end ? [{ took: (end.ts - key.ts) / 1_000, busy: (end.tts - key.tts) / 1_000 }] : [];
  });
}
