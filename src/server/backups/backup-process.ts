import { dirname } from 'node:path';
import { type CheckedDatabase, checkDatabase } from '#server/database/backup/check-database.ts';
import { copyDatabase } from '#server/database/backup/copy-database.ts';
import { describeFailure } from './describe-failure.ts';

/** The one message of the process. */
export type BackupAnswer = { checked: CheckedDatabase } | { failure: string };

/**
 * Copies a database and reads the copy back. In a process of its own and not in a thread: reading a large file back
 * is one call that nothing interrupts but the end of its process, and a stop would have to wait for it.
 */
async function copyAndCheck(file: string, target: string): Promise<BackupAnswer> {
  try {
    await copyDatabase(file, target);
    return { checked: checkDatabase(target) };
  } catch (error) {
    return { failure: describeFailure(error, dirname(target)) };
  }
}

const [file, target] = process.argv.slice(2);
if (process.send && file !== undefined && target !== undefined) {
  // Who asked for it is gone.
  process.on('disconnect', () => process.exit());
  process.send(await copyAndCheck(file, target), () => process.disconnect());
}
