import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorCode } from '#shared/app-error.ts';

/** The one place where an error code becomes an HTTP status. docs/api.md explains each code. */
export const errorStatus: Record<ErrorCode, ContentfulStatusCode> = {
  invalid_request: 400,
  bad_model_name: 400,
  forbidden_origin: 403,
  forbidden_host: 403,
  not_found: 404,
  pull_not_found: 404,
  conflict: 409,
  feed_exists: 409,
  settings_changed: 409,
  model_installed: 409,
  model_in_use: 409,
  model_test_running: 409,
  url_is_configured: 409,
  too_large: 413,
  feed_failed: 422,
  model_not_installed: 422,
  model_cannot_judge: 422,
  connection_failed: 422,
  ollama_failed: 502,
  ollama_unreachable: 503,
  internal: 500,
};
