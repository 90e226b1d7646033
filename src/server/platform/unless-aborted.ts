/** What it resolves to; undefined as soon as the signal aborts, since parsing may take long. */
export async function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
  if (!signal) return promise;
  try {
    return await orAborted(promise, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/**
 * What it resolves to; rejects with the signal's reason as soon as that aborts. For what hears of the abort
 * late: undici looks at the signal of a request only once its connection stands, and a name service that does
 * not answer, or a host that drops every packet, may keep that from happening for as long as connecting may take.
 */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const leave = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) leave();
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
    promise.catch(() => undefined);
    aborted.promise.catch(() => undefined);
  }
}
