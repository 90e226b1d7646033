import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { describeStorageTrouble, findStorageTrouble } from '#server/database/storage-error.ts';
import { hasCode } from '#server/platform/has-code.ts';
import type { Logger } from '#server/platform/logger.ts';
import { AppError, type ErrorBody } from '#shared/app-error.ts';
import { errorStatus } from './error-status.ts';

/** Turns whatever was thrown into the one shape of error answers; a stack never leaves the log. */
export function answerError(logger: Logger, error: unknown, context: Context) {
  const known = toAppError(error);
  if (known.code === 'internal' || known.code === 'storage_failed') {
    const { method, path } = context.req;
    logger.error({ id: context.get('requestId'), err: error, method, path }, 'a request failed');
  }
  const wait = known.details?.['retry_after_seconds'];
  if (typeof wait === 'number') context.header('retry-after', String(wait));
  // Wanted by RFC 9110 §11.6.1; browsers show no dialog of their own for this one.
  if (known.code === 'unauthorized') context.header('www-authenticate', 'Bearer realm="Winnow"');
  return context.json(errorBody(known), errorStatus[known.code]);
}

export function errorBody(error: AppError): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(error.details === undefined ? {} : { details: error.details }),
    },
  };
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // 400: no JSON; 415: not called JSON, as curl does with a form by itself.
  if (error instanceof HTTPException && (error.status === 400 || error.status === 415)) {
    return new AppError('invalid_request', 'The request could not be read.', {
      hint: 'Send a valid JSON object with the header Content-Type: application/json.',
    });
  }
  // Whoever sent it left in the midst. Source: Node, http.IncomingMessage, event "aborted".
  if (error instanceof Error && hasCode(error, 'ECONNRESET') && error.message === 'aborted') {
    return new AppError('invalid_request', 'The request ended before it was whole.');
  }
  const trouble = findStorageTrouble(error);
  if (trouble) {
    const { message, hint } = describeStorageTrouble(trouble, 'the database');
    return new AppError('storage_failed', beginLarge(message), { hint, details: { trouble }, cause: error });
  }
  return new AppError('internal', 'Something went wrong inside Winnow.', {
    hint: 'Try again; if it happens again, the log says more.',
    cause: error,
  });
}

/** Some of these sentences begin with what we call the place. */
function beginLarge(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
