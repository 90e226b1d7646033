/** Where to go after the login: an address of this very site, or the start where there is none that is. */
export function safeReturn(to: string | undefined, origin: string): string {
  if (to === undefined || !URL.canParse(to, origin)) return '/';
  const url = new URL(to, origin);
  // What begins with // or /\ names another site, however it looks.
  if (url.origin !== origin || !to.startsWith('/')) return '/';
  return url.pathname === '/login' ? '/' : url.pathname + url.search + url.hash;
}
