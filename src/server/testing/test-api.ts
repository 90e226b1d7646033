import { z } from 'zod';
import { type ErrorBody, errorBodySchema } from '#shared/app-error.ts';
import {
  type Article,
  type ArticleList,
  type ArticleMarks,
  type ArticleRow,
  articleListSchema,
  articleRowSchema,
  articleSchema,
  type Counts,
  countsSchema,
} from '#shared/article.ts';
import { type Feed, feedSchema } from '#shared/feed.ts';
import { type JudgingStatus, judgingStatusSchema } from '#shared/judgement.ts';
import type { Sort, View } from '#shared/page.ts';
import { type Interests, interestsSchema, type OllamaConfig, ollamaConfigSchema } from '#shared/settings.ts';

export type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
};

export type Refusal = ErrorBody['error'] & { status: number };

/** What a test says to a running server. Every answer is held against the schema that the page uses. */
export type TestApi = {
  send: (call: Call) => Promise<Response>;
  /** Throws, with the answer's text, when the request was refused. */
  read: <Schema extends z.ZodType>(call: Call, schema: Schema) => Promise<z.output<Schema>>;
  /** The error of a request that has to be refused. */
  refusal: (call: Call) => Promise<Refusal>;
  list: (view: View, sort?: Sort) => Promise<ArticleList>;
  article: (id: number) => Promise<Article>;
  mark: (id: number, marks: ArticleMarks) => Promise<ArticleRow>;
  judgeAgain: (id: number) => Promise<ArticleRow>;
  counts: () => Promise<Counts>;
  addFeed: (url: string) => Promise<Feed>;
  feedList: () => Promise<Feed[]>;
  status: () => Promise<JudgingStatus>;
  chooseModel: (name: string) => Promise<OllamaConfig>;
  /** Null: built in only. */
  chooseForEstimates: (name: string | null) => Promise<OllamaConfig>;
  saveInterests: (interests: string, antiInterests?: string) => Promise<Interests>;
};

function sendTo(url: () => string): TestApi['send'] {
  return ({ method = 'GET', path, body, headers = {} }) =>
    fetch(`${url()}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** `url` is asked for at every call: a server that was started again may have another one. */
export function makeTestApi(url: () => string, send: TestApi['send'] = sendTo(url)): TestApi {
  const read: TestApi['read'] = async (call, schema) => {
    const answer = await send(call);
    if (!answer.ok) throw new Error(`${call.path}: ${answer.status} ${await answer.text()}`);
    return schema.parse(await answer.json());
  };
  return {
    send,
    read,
    refusal: async (call) => {
      const answer = await send(call);
      if (answer.ok) throw new Error(`${call.path} was not refused: ${answer.status}`);
      const { error } = errorBodySchema.parse(await answer.json());
      return { ...error, status: answer.status };
    },
    list: (view, sort = 'best') =>
      read({ path: `/api/articles?view=${view}&sort=${sort}` }, articleListSchema),
    article: (id) => read({ path: `/api/articles/${id}` }, articleSchema),
    mark: (id, body) => read({ method: 'PATCH', path: `/api/articles/${id}`, body }, articleRowSchema),
    judgeAgain: (id) => read({ method: 'POST', path: `/api/articles/${id}/judge` }, articleRowSchema),
    counts: () => read({ path: '/api/counts' }, countsSchema),
    addFeed: (feedUrl) => read({ method: 'POST', path: '/api/feeds', body: { url: feedUrl } }, feedSchema),
    feedList: async () =>
      (await read({ path: '/api/feeds' }, z.object({ feeds: z.array(feedSchema) }))).feeds,
    status: () => read({ path: '/api/judging/status' }, judgingStatusSchema),
    chooseModel: (name) =>
      read(
        { method: 'PUT', path: '/api/ollama/config', body: { categorization_model: name } },
        ollamaConfigSchema,
      ),
    chooseForEstimates: (name) =>
      read({ method: 'PUT', path: '/api/ollama/config', body: { estimate_model: name } }, ollamaConfigSchema),
    saveInterests: (interests, antiInterests = '') => {
      const body = { interests, anti_interests: antiInterests };
      return read({ method: 'PUT', path: '/api/interests', body }, interestsSchema);
    },
  };
}
