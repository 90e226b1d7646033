import type { ErrorBody } from '#shared/app-error.ts';
import { ApiError } from './api-error.ts';

type RawAnswer = { ok: boolean; status: number; json: () => Promise<unknown> };

/** The untyped half of `unwrap`: body of a success, `ApiError` for all else. */
export async function unwrapAnswer(call: Promise<RawAnswer>): Promise<unknown> {
  const answer = await call.catch((cause: unknown) => {
    throw asUnreachable(cause);
  });
  const body = await answer.json().catch(() => undefined);
  if (answer.ok && body !== undefined) return body;
  throw parseError(answer.status, body);
}

function asUnreachable(cause: unknown): unknown {
  // An aborted call is no failure: TanStack Query cancels one when nobody waits for it any more.
  if (cause instanceof DOMException && cause.name === 'AbortError') return cause;
  return new ApiError('unreachable', "Winnow's server does not answer.", {
    hint: 'Is it still running? Try again when it is back.',
  });
}

function parseError(status: number, body: unknown): ApiError {
  if (isErrorBody(body)) return new ApiError(body.error.code, body.error.message, body.error);
  // A proxy in front of the server answers with these when the server itself is away.
  if (status === 502 || status === 503 || status === 504) {
    return new ApiError('unreachable', "Winnow's server does not answer.");
  }
  return new ApiError('internal', `The server answered with status ${status} and nothing that explains it.`, {
    hint: 'Its log says more.',
  });
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    'message' in error &&
    typeof error.message === 'string'
  );
}
