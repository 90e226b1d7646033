import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isShutOut, isUnreachable } from './api-error.ts';
import { isOwnAccessChanging } from './own-access.ts';

/** While our server is away every query asks again at this pace, so that the page recovers by itself. */
const RETRY_MS = 3_000;

declare module '@tanstack/react-query' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to another one.
  interface Register {
    mutationMeta: {
      /** True where the page itself shows the failure, so that no toast is needed. */
      quiet?: boolean;
    };
  }
}

type QueryClientEvents = { onMutationFailed: (error: unknown) => void; onShutOut: () => void };

/**
 * The cache of everything the page has fetched. What the event stream keeps current stays fresh until it
 * says otherwise; a server that does not answer is asked again and again, an error it explains is not.
 * Every failed mutation is reported to `onMutationFailed`, unless its meta says `quiet`; an answer that this browser
 * is not logged in (any more) to `onShutOut`, and to nobody else; while the answer that lets it in is on its way, to
 * nobody at all.
 */
export function makeQueryClient({ onMutationFailed, onShutOut }: QueryClientEvents): QueryClient {
  const reportShutOut = () => {
    if (!isOwnAccessChanging(queryClient)) onShutOut();
  };
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isShutOut(error)) reportShutOut();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, ...[, , mutation]) => {
        if (isShutOut(error)) reportShutOut();
        else if (mutation.meta?.quiet !== true) onMutationFailed(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (failures, error) => isUnreachable(error) || (failures < 1 && !(error instanceof ApiError)),
        retryDelay: (failures) => Math.min(RETRY_MS, 500 * 2 ** failures),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return queryClient;
}
