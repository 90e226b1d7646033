import { parentPort, workerData } from 'node:worker_threads';
import { openToRead } from '#server/database/open-to-read.ts';
import { readStatistics, type StatisticsOrder } from './read-statistics.ts';

/** What the thread is started with. */
export type StatisticsWork = StatisticsOrder & { file: string };

/** One answer, and the thread ends by itself; what fails is its `error` event. */
if (parentPort) {
  const { file, ...order } = workerData as StatisticsWork;
  const { db, close } = openToRead(file);
  // One transaction: all figures are of the same moment, whatever is stored meanwhile.
  parentPort.postMessage(await db.transaction().execute((snapshot) => readStatistics(snapshot, order)));
  await close();
}
