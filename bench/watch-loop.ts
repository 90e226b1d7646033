import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { env } from 'node:process';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the server before it starts: measures how late its event loop is. SIGUSR2 begins anew; what was
 * measured until then stands in the file that BENCH_LOOP_FILE names, in milliseconds.
 */
const file = env['BENCH_LOOP_FILE'];
if (isMainThread && file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('SIGUSR2', () => {
    const measured = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    delay.reset();
    writeFileSync(file, JSON.stringify(measured));
  });
}
