import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { withBase } from '#web/api/base-path.ts';
import { isView, parseReaderSearch, toId } from '#web/features/navigation/place/reader-address.ts';
import { parseStatisticsSearch } from '#web/features/statistics/range.ts';
import { isStepName } from '#web/features/welcome/steps.ts';
import { NotFoundPage } from '#web/pages/not-found-page.tsx';
import { AppFrame } from './app-frame.tsx';
import { leadToBegin } from './begin.ts';
import { ErrorPage } from './error-page.tsx';
import { FeedsRoute, ReaderRoute } from './reader-route.tsx';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: AppFrame,
  notFoundComponent: NotFoundPage,
});

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context }) => leadToBegin(context.queryClient),
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'welcome',
  beforeLoad: () => {
    throw redirect({ to: '/welcome/$step', params: { step: 'feeds' }, replace: true });
  },
});

const welcomeStepRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'welcome/$step',
  beforeLoad: ({ params }) => {
    if (!isStepName(params.step)) throw notFound();
  },
  component: lazyRouteComponent(() => import('#web/pages/welcome-page.tsx'), 'WelcomePage'),
});

// One page for all lists, so that panes, scroll position and list survive going from article to article.
const readerRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'reader',
  component: ReaderRoute,
  validateSearch: parseReaderSearch,
  // The step in the history at which the list was entered; an article opened in it remembers it.
  beforeLoad: ({ location: { state } }) => ({ visit: state.listVisit ?? state.__TSR_key ?? '' }),
});

const viewRoute = createRoute({
  getParentRoute: () => readerRoute,
  path: '$view',
  beforeLoad: ({ params }) => {
    if (!isView(params.view)) throw notFound();
  },
});

const feedsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'feeds',
  component: FeedsRoute,
});

const feedRoute = createRoute({
  getParentRoute: () => readerRoute,
  path: 'feeds/$feedId',
  beforeLoad: ({ params }) => {
    if (toId(params.feedId) === null) throw notFound();
  },
});

const folderRoute = createRoute({
  getParentRoute: () => readerRoute,
  path: 'folders/$folderId',
  beforeLoad: ({ params }) => {
    if (toId(params.folderId) === null) throw notFound();
  },
});

const categoryRoute = createRoute({
  getParentRoute: () => readerRoute,
  path: 'categories/$categoryId',
  beforeLoad: ({ params }) => {
    if (toId(params.categoryId) === null) throw notFound();
  },
});

const searchRoute = createRoute({ getParentRoute: () => readerRoute, path: 'search' });

const savedSearchRoute = createRoute({
  getParentRoute: () => readerRoute,
  path: 'searches/$searchId',
  beforeLoad: ({ params }) => {
    if (toId(params.searchId) === null) throw notFound();
  },
});

const refuseOtherThanIds = ({ params }: { params: { articleId: string } }) => {
  if (toId(params.articleId) === null) throw notFound();
};

const viewArticleRoute = createRoute({
  getParentRoute: () => viewRoute,
  path: '$articleId',
  beforeLoad: refuseOtherThanIds,
});

const feedArticleRoute = createRoute({
  getParentRoute: () => feedRoute,
  path: '$articleId',
  beforeLoad: refuseOtherThanIds,
});

const folderArticleRoute = createRoute({
  getParentRoute: () => folderRoute,
  path: '$articleId',
  beforeLoad: refuseOtherThanIds,
});

const categoryArticleRoute = createRoute({
  getParentRoute: () => categoryRoute,
  path: '$articleId',
  beforeLoad: refuseOtherThanIds,
});

const foundArticleRoute = createRoute({
  getParentRoute: () => searchRoute,
  path: '$articleId',
  beforeLoad: refuseOtherThanIds,
});

const savedSearchArticleRoute = createRoute({
  getParentRoute: () => savedSearchRoute,
  path: '$articleId',
  beforeLoad: refuseOtherThanIds,
});

const settingsRoute = createRoute({ getParentRoute: () => rootRoute, path: 'settings', component: Outlet });

const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/interests', replace: true });
  },
});

const settingsGeneralRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'general',
  component: lazyRouteComponent(() => import('#web/pages/settings-general-page.tsx'), 'SettingsGeneralPage'),
});

const settingsFeedsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'feeds',
  component: lazyRouteComponent(() => import('#web/pages/settings-feeds-page.tsx'), 'SettingsFeedsPage'),
});

const settingsInterestsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'interests',
  component: lazyRouteComponent(
    () => import('#web/pages/settings-interests-page.tsx'),
    'SettingsInterestsPage',
  ),
});

// Under Interests also in its address, so that their section stays the current one.
const settingsVotesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'interests/votes',
  component: lazyRouteComponent(() => import('#web/pages/settings-votes-page.tsx'), 'SettingsVotesPage'),
});

const settingsCategoriesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'categories',
  component: lazyRouteComponent(
    () => import('#web/pages/settings-categories-page.tsx'),
    'SettingsCategoriesPage',
  ),
});

const settingsOllamaRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'ollama',
  component: lazyRouteComponent(() => import('#web/pages/settings-ollama-page.tsx'), 'SettingsOllamaPage'),
});

const settingsStatisticsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'statistics',
  validateSearch: parseStatisticsSearch,
  component: lazyRouteComponent(
    () => import('#web/pages/settings-statistics-page.tsx'),
    'SettingsStatisticsPage',
  ),
});

const settingsAccessRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'access',
  component: lazyRouteComponent(() => import('#web/pages/settings-access-page.tsx'), 'SettingsAccessPage'),
});

const settingsStatusRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'status',
  component: lazyRouteComponent(() => import('#web/pages/settings-status-page.tsx'), 'SettingsStatusPage'),
});

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'login',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } =>
    typeof to === 'string' ? { to } : {},
  component: lazyRouteComponent(() => import('#web/pages/login-page.tsx'), 'LoginPage'),
});

const routeTree = rootRoute.addChildren([
  indexRoute,
  loginRoute,
  welcomeRoute,
  welcomeStepRoute,
  feedsRoute,
  readerRoute.addChildren([
    viewRoute.addChildren([viewArticleRoute]),
    feedRoute.addChildren([feedArticleRoute]),
    folderRoute.addChildren([folderArticleRoute]),
    categoryRoute.addChildren([categoryArticleRoute]),
    searchRoute.addChildren([foundArticleRoute]),
    savedSearchRoute.addChildren([savedSearchArticleRoute]),
  ]),
  settingsRoute.addChildren([
    settingsIndexRoute,
    settingsGeneralRoute,
    settingsFeedsRoute,
    settingsInterestsRoute,
    settingsVotesRoute,
    settingsCategoriesRoute,
    settingsOllamaRoute,
    settingsStatisticsRoute,
    settingsAccessRoute,
    settingsStatusRoute,
  ]),
]);

/** The addresses of the page. Every view, feed, article and settings section has its own. */
export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    basepath: withBase('/'),
    context: { queryClient },
    defaultErrorComponent: ErrorPage,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
  });
}

export type AppRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to another one.
  interface Register {
    router: AppRouter;
  }
}
