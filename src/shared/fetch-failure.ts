import { z } from 'zod';

/**
 * The closed list of ways in which fetching or reading a feed fails. Each has words for the owner in
 * `server/fetching/failure-words.ts`; the names are what is stored and sent.
 */
export const fetchFailureKinds = [
  // The address
  'bad_url',
  'unsupported_scheme',
  'unsupported_port',
  'private_address',
  // The way there
  'dns',
  'refused',
  'timeout',
  'tls',
  'network',
  'bad_answer',
  // The answer's status
  'unauthorized',
  'forbidden',
  'bot_challenge',
  'login_page',
  'captive_portal',
  'not_found',
  'gone',
  'rate_limited',
  'server_error',
  'http_error',
  'redirect_loop',
  // The answer's body
  'too_large',
  'bad_compression',
  'empty',
  'not_a_feed',
  'broken_xml',
  'too_slow_to_read',
] as const;

export const fetchFailureKindSchema = z.enum(fetchFailureKinds);
export type FetchFailureKind = z.infer<typeof fetchFailureKindSchema>;

/** What happened, and what the owner can do about it: two texts of one or two sentences each. */
export type FailureWords = { text: string; hint: string };
