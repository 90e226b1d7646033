import { z } from 'zod';
import type { Clock } from '#server/platform/clock.ts';
import { ask } from './ask.ts';
import { type ChatAnswer, type ChatRequest, type ChatWatch, chat } from './chat.ts';
import { checkEmbeddings, type Embeddings } from './check-embeddings.ts';
import type { OllamaResult } from './failure.ts';
import { type PullEvent, pull } from './pull.ts';
import { createTransport } from './transport.ts';
import {
  embeddedSchema,
  generatedSchema,
  type LoadedModel,
  psSchema,
  type ShownModel,
  showSchema,
  type TaggedModel,
  tagsSchema,
  versionSchema,
} from './wire-schemas.ts';

/** `/api/ps` may hang for as long as a model loads (from 0.32.4); it must never hold up a page. */
const psTimeout = 1_500;
/** The list of models stands on the page: a hanging Ollama must not hold it up longer than a health check. */
const listTimeout = 5_000;
/** For calls that only read or write files on Ollama's disk. */
const fileTimeout = 30_000;
/** A model of many gigabytes from a slow disk: as long as we wait for a first word. */
const loadTimeout = 600_000;

export type OllamaClientOptions = {
  /** A function where the address may change: asked at every call. */
  baseUrl: string | (() => string);
  headers: Record<string, string>;
  /** Milliseconds to open a connection. */
  connectTimeout: number;
  /** Milliseconds for the whole version call, connecting included. */
  healthTimeout: number;
  clock: Clock;
};

export type EmbedRequest = {
  model: string;
  /** Cut to length by us: some versions ignore `truncate: false` and cut where they like. */
  input: string[];
  keepAlive: string;
  signal?: AbortSignal | undefined;
};

export type LoadOptions = { keepAlive: string; num_ctx?: number; signal?: AbortSignal | undefined };

/** All we ever say to Ollama. Every answer is a value: nothing here throws. */
export type OllamaClient = {
  /** Where it asks now. */
  readonly baseUrl: string;
  /** Proves network and process, nothing more: it answers while a model loads. */
  version: (signal?: AbortSignal) => Promise<OllamaResult<string>>;
  /** Installed models, newest first. */
  tags: (signal?: AbortSignal) => Promise<OllamaResult<TaggedModel[]>>;
  /** Loaded models; gives up after 1.5 s. */
  ps: (signal?: AbortSignal) => Promise<OllamaResult<LoadedModel[]>>;
  show: (model: string, signal?: AbortSignal) => Promise<OllamaResult<ShownModel>>;
  chat: (request: ChatRequest, watch: ChatWatch) => Promise<OllamaResult<ChatAnswer>>;
  /**
   * One vector for each input, in order: all of one length, of finite numbers, none all zeros. Any other answer
   * is `bad_output`, and so is a text of which the model can make none.
   */
  embed: (request: EmbedRequest) => Promise<OllamaResult<Embeddings>>;
  pull: (model: string, signal?: AbortSignal) => AsyncGenerator<PullEvent, void, undefined>;
  /** Deletes a model from Ollama's disk. */
  remove: (model: string) => Promise<OllamaResult<undefined>>;
  load: (model: string, options: LoadOptions) => Promise<OllamaResult<undefined>>;
  unload: (model: string) => Promise<OllamaResult<undefined>>;
  /** Ends every call and connection. */
  close: () => Promise<void>;
};

const nothing = z.unknown().transform(() => undefined);

/** A client of one Ollama. Connects only when something is asked. */
export function createOllamaClient(options: OllamaClientOptions): OllamaClient {
  const { baseUrl, clock, headers, connectTimeout, healthTimeout } = options;
  const findBaseUrl = typeof baseUrl === 'string' ? () => baseUrl : baseUrl;
  const transport = createTransport({ baseUrl: findBaseUrl, headers, connectTimeout });
  const link = { transport, clock };

  const get = <Value>(path: string, answer: z.ZodType<Value>, limits: Limits) =>
    ask(link, { method: 'GET', path, answer, ...limits });
  const post = <Value>(call: { path: string; body: object; answer: z.ZodType<Value> }, limits: Limits) =>
    ask(link, { method: 'POST', ...call, ...limits });

  return {
    get baseUrl() {
      return findBaseUrl();
    },
    version: (signal) =>
      get(
        '/api/version',
        versionSchema.transform(({ version }) => version),
        { timeout: healthTimeout, signal },
      ),
    tags: (signal) =>
      get(
        '/api/tags',
        tagsSchema.transform(({ models }) => models),
        { timeout: listTimeout, signal },
      ),
    ps: (signal) =>
      get(
        '/api/ps',
        psSchema.transform(({ models }) => models),
        { timeout: psTimeout, signal },
      ),
    show: (model, signal) =>
      post({ path: '/api/show', body: { model }, answer: showSchema }, { timeout: fileTimeout, signal }),
    chat: (request, watch) => chat(link, request, watch),
    embed: async ({ model, input, keepAlive, signal }) => {
      const body = { model, input, keep_alive: keepAlive, truncate: false };
      const call = { path: '/api/embed', body, answer: embeddedSchema };
      const answer = await post(call, { timeout: loadTimeout, signal });
      return answer.ok ? checkEmbeddings(answer.value, input.length) : answer;
    },
    pull: (model, signal) => pull(link, model, signal),
    remove: (model) =>
      ask(link, {
        method: 'DELETE',
        path: '/api/delete',
        body: { model },
        answer: nothing,
        timeout: fileTimeout,
      }),
    load: (model, { keepAlive, num_ctx, signal }) => {
      const context = num_ctx === undefined ? {} : { options: { num_ctx } };
      const body = { model, keep_alive: keepAlive, stream: false, ...context };
      return post({ path: '/api/generate', body, answer: generated }, { timeout: loadTimeout, signal });
    },
    unload: (model) => {
      const body = { model, keep_alive: 0, stream: false };
      return post({ path: '/api/generate', body, answer: generated }, { timeout: fileTimeout });
    },
    close: () => link.transport.close(),
  };
}

type Limits = { timeout: number; signal?: AbortSignal | undefined };

const generated = generatedSchema.transform(() => undefined);
