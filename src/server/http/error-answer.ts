import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from '#server/platform/logger.ts';
import { AppError, type ErrorBody } from '#shared/app-error.ts';
import { errorStatus } from './error-status.ts';

/** Turns whatever was thrown into the one shape of error answers; a stack never leaves the log. */
export function answerError(logger: Logger, error: unknown, context: Context) {
  const known = toAppError(error);
  if (known.code === 'internal') {
    logger.error({ err: error, method: context.req.method, path: context.req.path }, 'a request failed');
  }
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
  return new AppError('internal', 'Something went wrong inside Winnow.', {
    hint: 'Try again; if it happens again, the log says more.',
    cause: error,
  });
}
