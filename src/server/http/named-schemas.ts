import { z } from 'zod';
import { createdTokenSchema, sessionSchema, sessionStateSchema, tokenSchema } from '#shared/access.ts';
import { errorBodySchema } from '#shared/app-error.ts';
import { articleListSchema, articleRowSchema, articleSchema, markedReadSchema } from '#shared/article.ts';
import { backupSchema } from '#shared/backup.ts';
import { categoryRefSchema, categorySchema } from '#shared/category.ts';
import { suggestedMoveSchema } from '#shared/category-answer.ts';
import { feedCandidateSchema } from '#shared/discovery.ts';
import { feedSchema } from '#shared/feed.ts';
import { feedImportSchema, importedFeedSchema } from '#shared/feed-import.ts';
import { voteSchema } from '#shared/feedback.ts';
import { folderSchema } from '#shared/folder.ts';
import { judgementSchema, judgingFailureSchema, judgingStatusSchema } from '#shared/judgement.ts';
import { modelTestSchema } from '#shared/model-test.ts';
import { installedModelSchema, ollamaErrorClassSchema, ollamaHealthSchema } from '#shared/ollama.ts';
import { pullSchema } from '#shared/pull.ts';
import { savedSearchSchema } from '#shared/search.ts';
import { fittedInterestsSchema, ollamaConfigSchema, readerSettingsSchema } from '#shared/settings.ts';

/** What several routes answer with, or what is long, by the name that stands for it in the OpenAPI document. */
const named = {
  Article: articleSchema,
  ArticleList: articleListSchema,
  ArticleRow: articleRowSchema,
  Backup: backupSchema,
  Category: categorySchema,
  CategoryRef: categoryRefSchema,
  CreatedToken: createdTokenSchema,
  Error: errorBodySchema,
  Feed: feedSchema,
  FeedCandidate: feedCandidateSchema,
  FeedImport: feedImportSchema,
  Folder: folderSchema,
  ImportedFeed: importedFeedSchema,
  InstalledModel: installedModelSchema,
  Interests: fittedInterestsSchema,
  Judgement: judgementSchema,
  JudgingFailure: judgingFailureSchema,
  JudgingStatus: judgingStatusSchema,
  MarkedRead: markedReadSchema,
  ModelTest: modelTestSchema,
  OllamaConfig: ollamaConfigSchema,
  OllamaErrorClass: ollamaErrorClassSchema,
  OllamaHealth: ollamaHealthSchema,
  Pull: pullSchema,
  SavedSearch: savedSearchSchema,
  Session: sessionSchema,
  SessionState: sessionStateSchema,
  Settings: readerSettingsSchema,
  SuggestedMove: suggestedMoveSchema,
  Token: tokenSchema,
  Vote: voteSchema,
};

/** Gives these schemas their names, for whatever describes them from then on. Doing it again changes nothing. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(named)) {
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id });
  }
}

type Schemas = Record<string, unknown>;

/**
 * Puts every schema that carries a name into `schemas`, and a reference in its place. The library does so only for
 * schemas that it has named itself, which would be others than those the routes check with.
 */
export function liftNamed(part: unknown, schemas: Schemas): unknown {
  if (Array.isArray(part)) return part.map((one) => liftNamed(one, schemas));
  if (typeof part !== 'object' || part === null) return part;
  const lifted = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, liftNamed(value, schemas)]),
  );
  const { id, ...schema } = lifted;
  if (typeof id !== 'string' || !Object.hasOwn(named, id)) return lifted;
  const { type, enum: values } = schema;
  schemas[id] ??= {
    ...schema,
    ...(Array.isArray(type) ? { type: type.find((one) => one !== 'null') } : {}),
    ...(Array.isArray(values) ? { enum: values.filter((one) => one !== null) } : {}),
  };
  const reference = { $ref: `#/components/schemas/${id}` };
  return Array.isArray(type) && type.includes('null') ? { anyOf: [reference, { type: 'null' }] } : reference;
}
