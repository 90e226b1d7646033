import { DatabaseSync } from 'node:sqlite';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

/**
 * Moves the log of a database into its file at each `move`, says so, and closes the file at `close`. As far as
 * nobody reads what is there, and without holding up anybody. Source: SQLite, pragma wal_checkpoint, "passive".
 */
function answerOrders(port: MessagePort, file: string): void {
  const connection = new DatabaseSync(file);
  const move = connection.prepare('pragma wal_checkpoint(passive)');
  port.on('message', (order: 'move' | 'close') => {
    if (order === 'close') {
      connection.close();
      port.close();
      return;
    }
    move.all();
    port.postMessage('moved');
  });
}

if (parentPort) answerOrders(parentPort, workerData as string);
