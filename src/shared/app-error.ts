import { z } from 'zod';

/**
 * The closed list of error codes of the HTTP API. `http/error-status.ts` maps each to a status and
 * docs/troubleshooting.md explains each; a test keeps the three equal.
 */
export const errorCodes = [
  'invalid_request',
  'not_found',
  'conflict',
  'unauthorized',
  'wrong_password',
  'too_many_tries',
  'forbidden_scope',
  'local_only',
  'password_is_configured',
  'forbidden_origin',
  'forbidden_host',
  'too_large',
  'too_slow',
  'feed_exists',
  'several_feeds',
  'category_exists',
  'category_too_deep',
  'cannot_undo',
  'feed_failed',
  'full_text_failed',
  'image_failed',
  'model_not_installed',
  'model_cannot_judge',
  'model_cannot_embed',
  'model_installed',
  'model_in_use',
  'bad_model_name',
  'pull_not_found',
  'model_test_running',
  'url_is_configured',
  'connection_failed',
  'settings_changed',
  'superseded',
  'search_too_slow',
  'ollama_unreachable',
  'ollama_not_ollama',
  'ollama_forbidden_host',
  'ollama_unauthorized',
  'ollama_stalled',
  'ollama_busy',
  'ollama_failed',
  'backup_failed',
  'storage_failed',
  'internal',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** The one shape of every error answer. */
export const errorBodySchema = z.object({
  error: z.object({
    code: errorCodeSchema,
    message: z.string(),
    hint: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

export type AppErrorOptions = {
  /** The next step for the owner, as a sentence. */
  hint?: string;
  details?: Record<string, unknown>;
  cause?: unknown;
};

/**
 * A mistake that ends a request with one clear sentence. Failing that is normal (a feed that does not
 * answer, a model that answers nonsense) is returned as a value instead.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.hint = options.hint;
    this.details = options.details;
  }
}
