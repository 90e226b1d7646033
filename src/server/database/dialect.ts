import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type Dialect, type Kysely, SqliteDialect, sql, type Transaction } from 'kysely';

/** How many prepared statements are kept; preparing again costs more than running most of them. */
const KEPT_STATEMENTS = 300;

/**
 * Opens a SQLite file for Kysely. Everything that only SQLite does stands in this file, so that another
 * engine can be added beside it.
 */
export function openSqlite(file: string): { dialect: Dialect; connection: DatabaseSync; log: WriteAheadLog } {
  const connection = new DatabaseSync(file, { timeout: LOCK_TIMEOUT });
  connection.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma cache_size = -16000;
    pragma temp_store = memory;
  `);
  let hear: ((changes: number) => void) | undefined;
  const total = connection.prepare('select total_changes() as total');
  const log: WriteAheadLog = {
    onCommit: (listener) => {
      hear = listener;
    },
    moveAt: (pages) => connection.exec(`pragma wal_autocheckpoint = ${pages}`),
  };
  const dialect = makeDialect(connection, () => hear?.(Number(total.get()?.['total'])));
  return { dialect, connection, log };
}

/** What SQLite writes first, and moves into the file later: a checkpoint. */
export type WriteAheadLog = {
  /** Is told after each commit of this connection how many rows it has changed since it was opened. */
  onCommit: (listener: ((changes: number) => void) | undefined) => void;
  /** At so many pages a commit moves the log itself; SQLite's own number is 1,000. */
  moveAt: (pages: number) => void;
};

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

function makeDialect(connection: DatabaseSync, onCommit?: () => void): Dialect {
  const statements = new Map<string, Prepared>();
  const afterRun = () => {
    if (!connection.isTransaction) onCommit?.();
  };
  const parts = { connection, statements, afterRun };
  return new SqliteDialect({
    database: {
      close: () => {
        statements.clear();
        connection.close();
      },
      prepare: (sql) => findOrPrepare(parts, isTooLate(connection, sql) ? NOTHING : sql),
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

type Preparing = { connection: DatabaseSync; statements: Map<string, Prepared>; afterRun: () => void };

/** Statements by their text, the one used last at the end. */
function findOrPrepare({ connection, statements, afterRun }: Preparing, sql: string): Prepared {
  const kept = statements.get(sql);
  if (kept) {
    statements.delete(sql);
    statements.set(sql, kept);
    return kept;
  }
  // Afterwards `select *` gives other columns.
  if (CHANGES_TABLES.test(sql)) statements.clear();
  const prepared = adapt(connection.prepare(sql), afterRun);
  statements.set(sql, prepared);
  const oldest = statements.keys().next().value;
  if (statements.size > KEPT_STATEMENTS && oldest !== undefined) statements.delete(oldest);
  return prepared;
}

/**
 * After a full disk, and some others, SQLite has rolled back already, and a rollback of ours would fail and hide the
 * reason. Source: SQLite, Transaction, "Response To Errors Within A Transaction".
 */
function isTooLate(connection: DatabaseSync, sql: string): boolean {
  return sql === 'rollback' && !connection.isTransaction;
}

/** A statement that does nothing. */
const NOTHING = 'select 1 where false';

const CHANGES_TABLES = /^\s*(alter|create|drop)\b/i;

type Prepared = ReturnType<typeof adapt>;
type Row = Record<string, SQLOutputValue>;

/**
 * Rows come as arrays and become objects here. Those that node:sqlite makes have no shape, so that fields are read
 * slowly: fifty articles took 0.30 ms from the question to the last field, and take 0.17 (measured).
 */
function adapt(statement: StatementSync, afterRun: () => void) {
  const columns = statement.columns().map(({ name }) => name);
  statement.setReturnArrays(true);
  const toRow = makeRowMaker(columns);
  return {
    reader: columns.length > 0,
    all: (parameters: readonly unknown[]) => {
      const rows = statement.all(...parameters.map(bindable)) as unknown as SQLOutputValue[][];
      return rows.map(toRow);
    },
    run: (parameters: readonly unknown[]) => {
      const { changes, lastInsertRowid } = statement.run(...parameters.map(bindable));
      afterRun();
      return { changes, lastInsertRowid: BigInt(lastInsertRowid) };
    },
    *iterate(parameters: readonly unknown[]) {
      const rows = statement.iterate(...parameters.map(bindable)) as unknown as Iterable<SQLOutputValue[]>;
      for (const values of rows) yield toRow(values);
    },
  };
}

/** Written out for the columns, as one would write it by hand; with a loop over them it was 0.23 ms. */
function makeRowMaker(columns: readonly string[]): (values: readonly SQLOutputValue[]) => Row {
  const fields = columns.map((column, index) => `${JSON.stringify(column)}: values[${index}]`);
  return new Function('values', `return { ${fields.join(', ')} };`) as (
    values: readonly SQLOutputValue[],
  ) => Row;
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
