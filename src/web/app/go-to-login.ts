import type { QueryClient } from '@tanstack/react-query';
import type { AppRouter } from './router.tsx';

/** Leads to the login page and from there back; what was fetched is forgotten, for it is not for whoever sits here. */
export async function goToLogin(router: AppRouter, queryClient: QueryClient): Promise<void> {
  const { pathname, href } = router.state.location;
  if (pathname === '/login') return;
  // Unsaved text cannot be saved any more, so nobody is asked about it.
  await router.navigate({ to: '/login', search: { to: href }, replace: true, ignoreBlocker: true });
  queryClient.clear();
}
