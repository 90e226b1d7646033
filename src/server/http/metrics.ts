import { statSync } from 'node:fs';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readCounts } from '#server/articles/count-queries.ts';
import { countFeeds } from '#server/feeds/count-feeds-queries.ts';
import { AppError } from '#shared/app-error.ts';
import type { HttpDeps } from './deps.ts';

export type Metrics = {
  /** Takes the time of every request. */
  watch: MiddlewareHandler;
  /** `GET /metrics`: for who sits at this machine, has a token, or is logged in. */
  answer: MiddlewareHandler;
};

/** Seconds: from what a list takes on a quick machine to what nobody waits for. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10];

/**
 * Figures for Prometheus, in its text format. Routes stand in them by their pattern, never by what was asked for:
 * no id, search or address of the owner's gets into somebody's monitoring.
 */
export function createMetrics(
  deps: Pick<HttpDeps, 'db' | 'clock' | 'judging' | 'storage' | 'scheduler'>,
): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'winnow_http_request_duration_seconds',
    help: 'Time until an answer began',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [register],
  });
  addStock(register, deps);
  return {
    watch: async (context, next) => {
      const end = requests.startTimer();
      await next();
      end({ method: context.req.method, route: findPattern(context), status: context.res.status });
    },
    answer: async (context) => {
      if (!context.get('caller').local && !context.get('identity')) {
        throw new AppError('unauthorized', 'Metrics are for this machine alone, or with a token.', {
          hint: 'Make one under Settings → Access, and send it as Authorization: Bearer.',
        });
      }
      return context.body(await register.metrics(), 200, { 'content-type': register.contentType });
    },
  };
}

/** What is asked for at the moment of the answer. */
function addStock(
  register: Registry,
  { db, clock, judging, storage, scheduler }: Parameters<typeof createMetrics>[0],
): void {
  const gauge = (options: { name: string; help: string; labelNames?: string[] }, read: Read) =>
    new Gauge({
      ...options,
      name: `winnow_${options.name}`,
      registers: [register],
      async collect() {
        await read(this);
      },
    });
  gauge({ name: 'articles', help: 'Articles in each view', labelNames: ['view'] }, async (articles) => {
    const counts = await readCounts(db, clock.now());
    for (const view of countedViews) articles.set({ view }, counts[view]);
  });
  gauge({ name: 'judging_stands_still', help: '1 while judging stands still for a reason' }, async (still) =>
    still.set((await judging.status()).reason === null ? 0 : 1),
  );
  const byState = 'Feeds, by how their last refresh went';
  gauge({ name: 'feeds', help: byState, labelNames: ['state'] }, async (feeds) => {
    for (const [state, count] of Object.entries(await countFeeds(db))) feeds.set({ state }, count);
  });
  gauge({ name: 'offline', help: '1 while no site can be reached' }, async (offline) =>
    offline.set(scheduler.isOffline() ? 1 : 0),
  );
  gauge({ name: 'database_bytes', help: 'Size of the database file' }, async (bytes) =>
    bytes.set(statSync(storage.file).size),
  );
}

type Read = (gauge: Gauge) => Promise<void>;

const countedViews = ['unread', 'all', 'starred', 'scoring', 'blocked', 'failed'] as const;

/** The route that answered; whatever the page's own addresses are, they are one. */
function findPattern(context: Context): string {
  return matchedRoutes(context).findLast(({ path }) => !path.includes('*'))?.path ?? '*';
}
