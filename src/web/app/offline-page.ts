import { withBase } from '#web/api/base-path.ts';

/**
 * Has the browser show a page of ours when the server cannot be reached. A browser without service workers, or one
 * that forbids them, shows its own instead.
 */
export function prepareOfflinePage(): void {
  // Only pages over https and on this machine have service workers.
  if (!('serviceWorker' in navigator)) return;
  const options: RegistrationOptions = { scope: withBase('/'), updateViaCache: 'none' };
  const register = () => {
    navigator.serviceWorker.register(withBase('/sw.js'), options).catch(() => undefined);
  };
  // After the first list has what it needs.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
