/** Many small changes, such as a queue being judged, are fetched together. */
const COLLECT_MS = 200;

/**
 * Collects ids and hands them on together, at most five times a second and never two batches at once, so
 * that fifty changes a second stay a few requests.
 */
export function makeIdCollector(handOn: (ids: number[]) => Promise<void>) {
  let waiting = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;

  const start = () => {
    timer ??= setTimeout(async () => {
      timer = undefined;
      if (busy || waiting.size === 0) return;
      const ids = [...waiting];
      waiting = new Set();
      busy = true;
      // What fails is caught up with when the stream stands again.
      await handOn(ids).catch(() => undefined);
      busy = false;
      if (waiting.size > 0) start();
    }, COLLECT_MS);
  };

  return {
    add: (ids: number[]) => {
      for (const id of ids) waiting.add(id);
      if (!busy) start();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}
