import { loadConfig } from '#server/config/load.ts';
import { createApi } from '#server/http/app.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { describeApi } from '#server/http/describe-api.ts';

/** The OpenAPI document. Routes only keep what they are given until somebody asks; nobody does here. */
export function readOpenApi() {
  const deps = { config: loadConfig({}), ollama: {} };
  return describeApi(createApi(deps as unknown as HttpDeps));
}
