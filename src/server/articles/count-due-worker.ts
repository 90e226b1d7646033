import { parentPort, workerData } from 'node:worker_threads';
import { openToRead } from '#server/database/open-to-read.ts';
import { countDue, type RetentionRule } from './retention-queries.ts';

/** What the thread is started with. */
export type CountDueWork = { file: string; rule: RetentionRule };

/** One answer, and the thread ends by itself; what fails is its `error` event. */
if (parentPort) {
  const { file, rule } = workerData as CountDueWork;
  const { db, close } = openToRead(file);
  parentPort.postMessage(await countDue(db, rule));
  await close();
}
