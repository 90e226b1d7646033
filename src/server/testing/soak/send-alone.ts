import { sendRaw } from '#server/testing/send-raw.ts';
import type { TestApi } from '#server/testing/test-api.ts';

/**
 * Sends each request on a connection of its own: one that is kept open ends by itself after some seconds, perhaps just
 * when the next request sets out on it, and it would count among what is held.
 */
export function sendAlone(url: string): TestApi['send'] {
  return async ({ method = 'GET', path, body, headers = {} }) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await sendRaw(url, { method, path, headers: { ...type, ...headers }, ...sent });
    return new Response(answer.body, { status: answer.status });
  };
}
