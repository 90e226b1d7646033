import type { Database } from '#server/database/open.ts';

export type AskedSql = { sql: string; parameters: readonly unknown[] };

/** The same database, with a note of every statement that goes through it; `take` gives the notes and begins anew. */
export function watchSql(db: Database): { watched: Database; take: () => AskedSql[] } {
  let asked: AskedSql[] = [];
  const watched = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      const { sql, parameters } = db.getExecutor().compileQuery(node, queryId);
      asked.push({ sql, parameters });
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const take = () => {
    const taken = asked;
    asked = [];
    return taken;
  };
  return { watched, take };
}
