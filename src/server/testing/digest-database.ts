import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** A text that is another one as soon as anything in a database is otherwise: every row of every table. */
export function digestDatabase(file: string): string {
  const connection = new DatabaseSync(file, { readOnly: true });
  const hash = createHash('sha256');
  const tables = connection
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .all();
  for (const { name } of tables) {
    hash.update(`\n${name}`);
    for (const row of connection.prepare(`select * from "${name}"`).iterate()) {
      hash.update(JSON.stringify(Object.values(row)));
    }
  }
  connection.close();
  return hash.digest('hex');
}
