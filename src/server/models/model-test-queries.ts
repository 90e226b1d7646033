import type { Database } from '#server/database/open.ts';
import { parseJson } from '#server/ollama/ndjson.ts';
import { type ModelTestResult, modelTestResultSchema } from '#shared/model-test.ts';
import { type OllamaErrorClass, ollamaErrorClassSchema } from '#shared/ollama.ts';

/** How the last test of a digest ended. */
export type StoredModelTest = {
  digest: string;
  model: string;
  /** Of the last test that came to its end; a later failure leaves it. */
  result: ModelTestResult | null;
  failure: { class: OllamaErrorClass; text: string } | null;
};

/** A result in a form that this version does not know is none: the model can be tested again. */
const resultSchema = modelTestResultSchema.nullable().catch(null);

export async function listStoredModelTests(db: Database): Promise<StoredModelTest[]> {
  const rows = await db.selectFrom('model_tests').selectAll().execute();
  return rows.map((row) => ({
    digest: row.digest,
    model: row.model,
    result: resultSchema.parse(row.result === null ? null : parseJson(row.result)),
    failure:
      row.error_class === null
        ? null
        : { class: ollamaErrorClassSchema.catch('other').parse(row.error_class), text: row.error_text ?? '' },
  }));
}

/** Writes how a test ended at `now` (epoch ms). */
export async function storeModelTest(db: Database, test: StoredModelTest, now: number): Promise<void> {
  const row = {
    model: test.model,
    result: test.result === null ? null : JSON.stringify(test.result),
    error_class: test.failure?.class ?? null,
    error_text: test.failure?.text ?? null,
    ended_at: now,
  };
  await db
    .insertInto('model_tests')
    .values({ digest: test.digest, ...row })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet(row))
    .execute();
}
