/** Where the browser does not say when it has nothing to do (Safari), and at the latest elsewhere. */
const LATEST_MS = 200;

/** Calls once the page has nothing better to do. Returns what ends the waiting. */
export function whenIdle(call: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(call, LATEST_MS);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(call, { timeout: LATEST_MS });
  return () => cancelIdleCallback(idle);
}
