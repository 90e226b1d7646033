import { OpenAPIHono } from '@hono/zod-openapi';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { AppError } from '#shared/app-error.ts';
import { askForLogin } from './ask-for-login.ts';
import { basePathFor, createPathReader } from './base-path.ts';
import type { HttpDeps } from './deps.ts';
import { describeApi } from './describe-api.ts';
import { emptyBodyIsNone } from './empty-body.ts';
import { answerError } from './error-answer.ts';
import { checkHost, checkOrigin } from './guards.ts';
import { identifyCaller } from './identify-caller.ts';
import { limitBody } from './limit-body.ts';
import { createMetrics } from './metrics.ts';
import { pageRoutes } from './page.ts';
import { logRequests } from './request-log.ts';
import { requireAccess } from './require-access.ts';
import { accessRoutes } from './routes/access.ts';
import { articleMarkRoutes } from './routes/article-marks.ts';
import { articleRoutes } from './routes/articles.ts';
import { backupRoutes } from './routes/backups.ts';
import { categoryRoutes } from './routes/categories.ts';
import { categoriesAtOnceRoutes } from './routes/categories-at-once.ts';
import { categoryGroupRoutes } from './routes/category-groups.ts';
import { estimateRoutes } from './routes/estimates.ts';
import { eventRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/export.ts';
import { feedDiscoveryRoutes } from './routes/feed-discovery.ts';
import { feedbackRoutes } from './routes/feedback.ts';
import { feedRoutes } from './routes/feeds.ts';
import { feedsAtOnceRoutes } from './routes/feeds-at-once.ts';
import { folderRoutes } from './routes/folders.ts';
import { fullTextRoutes } from './routes/full-text.ts';
import { healthRoutes } from './routes/health.ts';
import { imageRoutes } from './routes/images.ts';
import { importRoutes } from './routes/imports.ts';
import { interestsRoutes } from './routes/interests.ts';
import { interestsPreviewRoutes } from './routes/interests-preview.ts';
import { judgingRoutes } from './routes/judging.ts';
import { ollamaRoutes } from './routes/ollama.ts';
import { ollamaConnectionRoutes } from './routes/ollama-connection.ts';
import { ollamaModelTestRoutes } from './routes/ollama-model-tests.ts';
import { ollamaModelRoutes } from './routes/ollama-models.ts';
import { promptRoutes } from './routes/ollama-prompts.ts';
import { ollamaPullRoutes } from './routes/ollama-pulls.ts';
import { opmlRoutes } from './routes/opml.ts';
import { searchRoutes } from './routes/search.ts';
import { searchesRoutes } from './routes/searches.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionsRoutes } from './routes/sessions.ts';
import { settingsRoutes } from './routes/settings.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { statusRoutes } from './routes/status.ts';
import { storageRoutes } from './routes/storage.ts';
import { suggestionRoutes } from './routes/suggestions.ts';
import { tokenRoutes } from './routes/tokens.ts';

/** The API: every resource under /api, and its description. */
export function createApi(deps: HttpDeps) {
  return new OpenAPIHono()
    .route('/api', articleRoutes(deps))
    .route('/api', articleMarkRoutes(deps))
    .route('/api', fullTextRoutes(deps))
    .route('/api', feedbackRoutes(deps))
    .route('/api', feedRoutes(deps))
    .route('/api', feedDiscoveryRoutes(deps))
    .route('/api', feedsAtOnceRoutes(deps))
    .route('/api', folderRoutes(deps))
    .route('/api', opmlRoutes(deps))
    .route('/api', importRoutes(deps))
    .route('/api', interestsRoutes(deps))
    .route('/api', interestsPreviewRoutes(deps))
    .route('/api', suggestionRoutes(deps))
    .route('/api', settingsRoutes(deps))
    .route('/api', categoryRoutes(deps))
    .route('/api', categoriesAtOnceRoutes(deps))
    .route('/api', categoryGroupRoutes(deps))
    .route('/api', judgingRoutes(deps))
    .route('/api', ollamaRoutes(deps))
    .route('/api', promptRoutes(deps))
    .route('/api', ollamaModelRoutes(deps))
    .route('/api', ollamaPullRoutes(deps))
    .route('/api', ollamaModelTestRoutes(deps))
    .route('/api', ollamaConnectionRoutes(deps))
    .route('/api', searchRoutes(deps))
    .route('/api', searchesRoutes(deps))
    .route('/api', statisticsRoutes(deps))
    .route('/api', storageRoutes(deps))
    .route('/api', backupRoutes(deps))
    .route('/api', exportRoutes(deps))
    .route('/api', estimateRoutes(deps))
    .route('/api', imageRoutes(deps))
    .route('/api', sessionRoutes(deps))
    .route('/api', sessionsRoutes(deps))
    .route('/api', tokenRoutes(deps))
    .route('/api', accessRoutes(deps))
    .route('/api', healthRoutes(deps))
    .route('/api', statusRoutes(deps))
    .route('/api', eventRoutes(deps));
}

/** What the page's typed client is made from. */
export type Api = ReturnType<typeof createApi>;

/** The whole HTTP side: guards, API, page. */
export function createApp(deps: HttpDeps) {
  const { logger, config, access } = deps;
  const app = new OpenAPIHono({ getPath: createPathReader(config) });
  app.onError((error, context) => answerError(logger, error, context));
  app.use(requestId());
  app.use(logRequests(logger, deps.clock));
  const metrics = createMetrics(deps);
  app.use(metrics.watch);
  app.use(
    secureHeaders({ referrerPolicy: 'no-referrer', xFrameOptions: 'DENY', strictTransportSecurity: false }),
  );
  app.use(async (context, next) => {
    // The page sets its own, with a nonce; nothing else that we answer may run or load anything.
    context.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    await next();
  });
  app.use('/api/*', async (context, next) => {
    context.header('cache-control', 'no-store');
    await next();
  });
  app.use(checkHost(config));
  app.use(checkOrigin(config.server.public_url));
  app.use('/api/*', identifyCaller(access), requireAccess());
  app.get('/metrics', identifyCaller(access), metrics.answer);
  app.use(limitBody());
  app.use(emptyBodyIsNone());

  const api = createApi(deps);
  app.route('/', api);
  app.get('/api/openapi.json', (context) => {
    const servers = [{ url: basePathFor(context, config) || '/' }];
    return context.json({ ...describeApi(api), servers });
  });
  app.all('/api/*', () => {
    throw new AppError('not_found', 'There is no such address in the API.', {
      hint: 'GET /api/openapi.json lists them.',
    });
  });
  app.use(askForLogin(access));
  app.route('/', pageRoutes(deps));
  app.all('*', () => {
    throw new AppError('not_found', 'There is nothing that could be done at this address.');
  });
  return app;
}
