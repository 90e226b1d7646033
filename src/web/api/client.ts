import { hc } from 'hono/client';
import type { Api } from '#server/http/app.ts';
import { withBase } from './base-path.ts';
import { unwrapAnswer } from './unwrap.ts';

/** The typed client of our own server: paths, inputs and answers come from the server's route definitions. */
export const client = hc<Api>(withBase('/'));

/** What is common to every answer of the typed client. */
type Answer = { ok: boolean; status: number; json: () => Promise<unknown> };

/** The body of the answers that are a success; those of errors become an `ApiError` instead. */
type SuccessBody<A extends Answer> = A extends { ok: true; json: () => Promise<infer Body> } ? Body : never;

/**
 * Waits for an answer and gives its body. Throws `ApiError` when the server refuses, and one with the code
 * `unreachable` when it does not answer at all.
 */
export function unwrap<A extends Answer>(call: Promise<A>): Promise<SuccessBody<A>> {
  return unwrapAnswer(call) as Promise<SuccessBody<A>>;
}
