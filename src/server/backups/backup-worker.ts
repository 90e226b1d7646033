import { parentPort, workerData } from 'node:worker_threads';
import { checkDatabase } from '#server/database/backup/check-database.ts';
import { copyDatabase } from '#server/database/backup/copy-database.ts';

/** What the thread is started with. */
export type BackupWork = { file: string; target: string };

/** Copies and reads the copy back; one answer, and the thread ends by itself. What fails is its `error` event. */
if (parentPort) {
  const { file, target } = workerData as BackupWork;
  await copyDatabase(file, target);
  parentPort.postMessage(checkDatabase(target));
}
