import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

/** What the main thread of the page did, in milliseconds; `busy` is processor time, which others on the machine cannot take. */
export type Traced = {
  presses: { took: number; busy: number }[];
  tasks: { took: number; busy: number }[];
};

/** Marks that the page sets, see page-watch.ts: a key comes in, the frame begins that shows what it leads to. */
export const KEY_MARK = 'winnow key';
export const FRAME_MARK = 'winnow frame';

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
  const tasks = own.filter(({ name }) => name.endsWith('::RunTask'));
  return {
    presses: pairMarks(own, tasks),
    tasks: tasks.map(({ dur, tdur }) => ({ took: dur / 1_000, busy: tdur / 1_000 })),
  };
}

/**
 * From each key to the end of the task that draws the frame with its article: style, layout and painting are done
 * then, and what follows is the compositor's.
 */
function pairMarks(events: readonly TraceEvent[], tasks: readonly TraceEvent[]): Traced['presses'] {
  const keys = events.filter(({ name }) => name === KEY_MARK);
  const frames = events.filter(({ name }) => name === FRAME_MARK);
  return keys.flatMap((key, index) => {
    const begin = frames[index]?.ts ?? Number.NaN;
    const frame = tasks.find(({ ts, dur }) => ts <= begin && begin <= ts + dur);
    if (!frame) return [];
    const took = frame.ts + frame.dur - key.ts;
    return [{ took: took / 1_000, busy: (frame.tts + frame.tdur - key.tts) / 1_000 }];
  });
}
