/** What it resolves to; undefined as soon as the signal aborts, since parsing may take long. */
export async function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
  if (!signal) return promise;
  const aborted = Promise.withResolvers<undefined>();
  const leave = () => aborted.resolve(undefined);
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
    promise.catch(() => undefined);
  }
}
