import type { ErrorBody, ErrorCode } from '#shared/app-error.ts';

/** `unreachable`: our own server did not answer at all (stopped, restarted, network away). */
export type ApiErrorCode = ErrorCode | 'unreachable';

/** Why a call to our server failed: one sentence for the owner, and the next step where there is one. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly hint: string | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ApiErrorCode, message: string, more: Pick<ErrorBody['error'], 'hint' | 'details'> = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.hint = more.hint;
    this.details = more.details;
  }
}

/** Whether the error says that our own server does not answer. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'unreachable';
}

/** Whether the error says that this browser has to log in. */
export function isShutOut(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'unauthorized';
}

/** Whether the error says that what was asked for does not exist, or not any more. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'not_found';
}

/** Message and hint of anything thrown, for a toast or an error state. */
export function describeError(error: unknown): { message: string; hint: string | undefined } {
  if (error instanceof ApiError) return { message: error.message, hint: error.hint };
  return { message: 'Something went wrong on this page.', hint: 'Reload the page and try again.' };
}

/** The same in one line. */
export function errorText(error: unknown): string {
  const { message, hint } = describeError(error);
  return [message, hint].filter(Boolean).join(' ');
}
