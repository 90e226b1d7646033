import { z } from 'zod';
import { durationSchema } from './duration.ts';

const wholeNumber = (min: number, max: number) =>
  z.coerce.number<string | number>(`write a whole number from ${min} to ${max}`).int().min(min).max(max);
const number = (about: string, { min, max, fallback }: { min: number; max: number; fallback: number }) =>
  wholeNumber(min, max).default(fallback).meta({ description: about });
const duration = (fallback: string, about: string) =>
  z.string().default(fallback).pipe(durationSchema).meta({ description: about });
const modelName = (about: string) =>
  z.string().trim().min(1).max(300).optional().meta({ description: about });

/** A list in YAML, or one text with commas between the entries in the environment. */
const list = (about: string) =>
  z
    .union([z.string().transform((text) => text.split(',').map((part) => part.trim())), z.array(z.string())])
    .default([])
    .transform((entries) => entries.filter((entry) => entry !== ''))
    .meta({ description: about });

const boolean = (about: string) =>
  z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .default(false)
    .meta({ description: about });

/** As access/password-hash.ts writes it: the name of the method, its parameters, salt and hash. */
const PASSWORD_HASH = /^scrypt:\d{1,2}:\d{1,2}:\d{1,2}:[\w-]{22}:[\w-]{43}$/;

/** A site, or a folder in it: what comes before all our paths, in the page and in a cookie, as it stands here. */
const PUBLIC_URL = /^\w+:\/\/[^/?#@]+(?:\/[\w.~-]+)*\/?$/;

/** Headers that browsers or proxies send by themselves cannot name a person. */
const ownHeaders = new Set([
  ...['host', 'origin', 'cookie', 'authorization', 'user-agent', 'accept', 'referer', 'content-type'],
  ...['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip'],
]);

const server = z.strictObject({
  host: z.string().default('127.0.0.1').meta({
    description:
      'Address to listen on. On any other than a loopback address Winnow starts only with a password, or behind a proxy that logs people in: see access.md.',
  }),
  port: number('Port to listen on; 0 takes any free one.', { min: 0, max: 65_535, fallback: 8787 }),
  public_url: z
    .url({ protocol: /^https?$/ })
    .regex(PUBLIC_URL, 'write an address such as https://example.org or https://example.org/reader/')
    .optional()
    .meta({
      description:
        'The address under which a browser reaches Winnow, if it is not the one it listens on (behind a proxy), with the folder if it has one: https://example.org/reader/. Its host name is then accepted too. See proxy.md.',
    }),
  names: list(
    'Further host names that Winnow answers to. On a loopback address it answers to no others; on any other address to all, unless some are named here or in public_url.',
  ),
  trusted_proxies: list(
    'Addresses or networks (CIDR) of proxies in front of Winnow. Only what they say about a visitor counts: address, https, and the header of auth.proxy_header.',
  ),
  request_timeout: duration(
    '2m',
    'How long a request may take to arrive. Only a large OPML file over a slow connection needs long.',
  ),
});

const auth = z.strictObject({
  password_hash: z
    .string()
    .regex(PASSWORD_HASH, 'this is no hash of a password; npm run winnow -- password --print makes one')
    .optional()
    .meta({
      description:
        'Hash of the password, as npm run winnow -- password --print writes it. It goes before a password that was set on the page. Never shown or logged.',
    }),
  proxy_header: z
    .string()
    .regex(/^[a-z\d-]+$/i, 'a name of a header, such as Remote-User')
    .refine((name) => !ownHeaders.has(name.toLowerCase()), 'this header has a meaning of its own')
    .optional()
    .meta({
      description:
        'Header in which a proxy names the person that it logged in, such as Remote-User. Only server.trusted_proxies may send it.',
    }),
  session_days: number('Days after which a browser that was not used has to log in again.', {
    min: 1,
    max: 180,
    fallback: 30,
  }),
  tries: number('Wrong passwords from one address before it has to wait.', { min: 1, max: 100, fallback: 5 }),
  tries_in_all: number(
    'Wrong passwords from all addresses together before those that are new have to wait.',
    {
      min: 1,
      max: 100_000,
      fallback: 100,
    },
  ),
  first_wait: duration('30s', 'How long the first wait is; each wrong password after it doubles the next.'),
  longest_wait: duration('15m', 'The longest wait.'),
});

const ollama = z.strictObject({
  host: z.string().trim().min(1).optional().meta({
    description:
      'Where Ollama is. The usual OLLAMA_HOST is read too. Without either: http://localhost:11434.',
  }),
  headers: z.record(z.string(), z.string()).default({}).meta({
    description:
      'Headers for every request to Ollama (a proxy in front of it may want credentials). In the environment: a JSON object. Never shown or logged.',
  }),
  categorization_model: modelName('Model that names the topics, until one is saved on the Ollama page.'),
  scoring_model: modelName('Model that scores; counts only with use_separate_models.'),
  use_separate_models: boolean('Let the scoring model be another than the categorization model.'),
  estimate_model: modelName(
    'Embedding model that makes estimates finer, until a choice is saved on the Ollama page. Unset: the built-in word vectors alone.',
  ),
  thinking: z
    .enum(['auto', 'on', 'off'])
    .default('auto')
    .meta({ description: 'Whether models that can think may: auto tells them not to wherever they listen.' }),
  context_length: number(
    'Tokens of context asked for in every call. Another value than the loaded one makes Ollama load the model again.',
    { min: 4_096, max: 131_072, fallback: 4_096 },
  ),
  keep_alive: z
    .string()
    .regex(/^-?\d+(ms|s|m|h)?$/)
    .default('10m')
    .meta({ description: 'How long Ollama keeps the model in memory after a call.' }),
  health_timeout: duration('5s', 'The longest that a health check may take.'),
  first_token_timeout: duration('600s', 'How long a model may load and read before its first token.'),
  idle_timeout: duration('120s', 'The longest silence between two tokens.'),
  total_timeout: duration('900s', 'The longest that one answer may take in all.'),
  pull_stall_timeout: duration(
    '120s',
    'How long a download of a model may stand still before it is begun again.',
  ),
  allow_cloud: boolean('Offer models that run on somebody else’s computer. Articles would be sent there.'),
});

const feeds = z.strictObject({
  refresh_minutes: wholeNumber(1, 10_080)
    .optional()
    .meta({ description: 'Minutes between two refreshes of every feed. Unset: adapted to each feed.' }),
  min_minutes: number('Never refresh a feed more often than this.', { min: 1, max: 1_440, fallback: 15 }),
  concurrency: number('Feeds fetched at the same time.', { min: 1, max: 64, fallback: 16 }),
  per_host: number('Requests to one host at the same time.', { min: 1, max: 8, fallback: 2 }),
});

const images = z.strictObject({
  cache_mb: number(
    'Megabytes on the disk for images that articles show; what was not seen for longest goes first.',
    {
      min: 10,
      max: 100_000,
      fallback: 500,
    },
  ),
});

/**
 * Tier 1 of the configuration: what is fixed while the server runs. Every leaf carries its own
 * description; docs/configuration.md is generated from this file.
 */
export const configSchema = z.strictObject({
  data_dir: z
    .string()
    .min(1)
    .default('./data')
    .meta({ description: 'Folder for the database. Relative to the working directory.' }),
  server: server.prefault({}),
  auth: auth.prefault({}),
  ollama: ollama.prefault({}),
  judging: z
    .strictObject({
      concurrency: number(
        'Articles judged at the same time. More than one does not pay without a graphics card.',
        { min: 1, max: 8, fallback: 1 },
      ),
    })
    .prefault({}),
  feeds: feeds.prefault({}),
  fetch: z
    .strictObject({
      allow_private_networks: list(
        'Hosts or networks (CIDR) on your own network that feeds may be fetched from. Everything private is refused otherwise.',
      ),
    })
    .prefault({}),
  images: images.prefault({}),
  log: z
    .strictObject({
      level: z
        .enum(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info')
        .meta({ description: 'The least important lines that are written.' }),
      format: z
        .enum(['auto', 'pretty', 'json'])
        .default('auto')
        .meta({ description: 'auto: readable on a terminal, JSON lines otherwise.' }),
    })
    .prefault({}),
});

export type Config = z.infer<typeof configSchema>;

/** Used when neither file nor environment says where Ollama is. */
export const DEFAULT_OLLAMA_URL = 'http://localhost:11434';
