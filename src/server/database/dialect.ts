import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type Dialect, type Kysely, SqliteDialect, sql, type Transaction } from 'kysely';

/** How many prepared statements are kept; preparing again costs more than running most of them. */
const KEPT_STATEMENTS = 300;

/**
 * Opens a SQLite file for Kysely. Everything that only SQLite does stands in this file, so that another
 * engine can be added beside it.
 */
export function openSqlite(file: string): { dialect: Dialect; connection: DatabaseSync } {
  const connection = new DatabaseSync(file, { timeout: LOCK_TIMEOUT });
  connection.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma cache_size = -16000;
    pragma temp_store = memory;
  `);
  return { dialect: makeDialect(connection), connection };
}

/** The same file for a thread that only reads: it sees what was committed, and holds up no writer. */
export function openSqliteToRead(file: string): Dialect {
  const connection = new DatabaseSync(file, { timeout: LOCK_TIMEOUT, readOnly: true });
  connection.exec('pragma temp_store = memory');
  return makeDialect(connection);
}

/**
 * A file of its own that can be thrown away and made anew, with the database attached beside it for reading.
 * Queries may ask `is_wanted()` for every row: it ends them with an error as soon as `isWanted` says no, since
 * nothing else can stop a statement that runs.
 */
export function openSqliteBeside(
  database: string,
  { file, isWanted }: { file: string; isWanted: () => boolean },
): Dialect {
  const connection = new DatabaseSync(file, { timeout: LOCK_TIMEOUT });
  connection.exec(`
    pragma journal_mode = wal;
    pragma synchronous = normal;
    pragma cache_size = -16000;
    pragma temp_store = memory;
  `);
  connection.prepare('attach ? as winnow').run(`${pathToFileURL(database).href}?mode=ro`);
  connection.function('is_wanted', () => {
    if (!isWanted()) throw new Error(NOT_WANTED);
    return 1;
  });
  return makeDialect(connection);
}

/** The message of the error that ends a query nobody wants any more. */
export const NOT_WANTED = 'nobody wants this answer any more';

/** A second process on the same file waits for so many milliseconds before it is told "locked". */
const LOCK_TIMEOUT = 5_000;

function makeDialect(connection: DatabaseSync): Dialect {
  const statements = new Map<string, StatementSync>();
  return new SqliteDialect({
    database: {
      close: () => {
        statements.clear();
        connection.close();
      },
      prepare: (sql) => adapt(findOrPrepare(connection, statements, sql)),
    },
  });
}

/**
 * A transaction whose commit does not wait for the disk: whole or not at all, and safe when the process
 * dies, but a power cut may take it back. For what would only be done again, such as a judgement, whose
 * job comes back with it; never for what the owner did. The next commit that waits makes it safe too.
 */
export async function commitWithoutWaiting<Tables, Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  // The connection is ours alone until the end, so no other commit is made less safe.
  return db.connection().execute(async (connection) => {
    const before = await readSynchronous(connection);
    await sql`pragma synchronous = ${sql.lit(Math.min(before, SYNCHRONOUS_NORMAL))}`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = ${sql.lit(before)}`.execute(connection);
    }
  });
}

/** Bytes of the file that stand empty: what was deleted makes room for what comes, and the file keeps its size. */
export async function readFreeBytes<Tables>(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select freelist_count * page_size as bytes from pragma_freelist_count, pragma_page_size
  `.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** The level at which a commit to the write-ahead log does not wait for the disk. Source: SQLite, pragma synchronous. */
const SYNCHRONOUS_NORMAL = 1;

async function readSynchronous<Tables>(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('SQLite does not say how it waits for the disk.');
  return row.synchronous;
}

function findOrPrepare(
  connection: DatabaseSync,
  statements: Map<string, StatementSync>,
  sql: string,
): StatementSync {
  const kept = statements.get(sql);
  if (kept) {
    statements.delete(sql);
    statements.set(sql, kept);
    return kept;
  }
  const statement = connection.prepare(sql);
  statements.set(sql, statement);
  const oldest = statements.keys().next().value;
  if (statements.size > KEPT_STATEMENTS && oldest !== undefined) statements.delete(oldest);
  return statement;
}

function adapt(statement: StatementSync) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...parameters.map(bindable)),
    run: (parameters: readonly unknown[]) => {
      const { changes, lastInsertRowid } = statement.run(...parameters.map(bindable));
      return { changes, lastInsertRowid: BigInt(lastInsertRowid) };
    },
    iterate: (parameters: readonly unknown[]) => statement.iterate(...parameters.map(bindable)),
  };
}

/**
 * A Date or an object in first place would be taken as named parameters, and every value would silently
 * move by one: refuse what is not a plain value.
 */
function bindable(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint') {
    return value;
  }
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`A database parameter must be text, a number, bytes or null, not ${typeof value}`);
}
