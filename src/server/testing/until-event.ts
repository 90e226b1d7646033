/** Calls the listener whenever something happened; returns the function that ends it. */
export type Subscribe = (listener: () => void) => () => void;

/** Resolves to the first truthy value of `look`. */
export type Until = <Value>(
  look: () => Value | Promise<Value>,
) => Promise<Exclude<Value, false | null | undefined>>;

/** Long enough for a busy machine; a test that waits in vain says for what. In milliseconds. */
const LIMIT = 8_000;

/** Waits for conditions without sleeping: each is looked at once and again after every event. */
export function makeUntil(subscribe: Subscribe): Until {
  return async (look) => {
    let news = makeNews();
    const unsubscribe = subscribe(() => news.resolve());
    const timer = setTimeout(() => news.reject(new Error(`Waited ${LIMIT} ms in vain for: ${look}`)), LIMIT);
    try {
      for (;;) {
        news = makeNews();
        const value = await look();
        if (value) return value as never;
        await news.promise;
      }
    } finally {
      clearTimeout(timer);
      unsubscribe();
    }
  };
}

function makeNews() {
  const news = Promise.withResolvers<void>();
  // The limit may pass while nobody waits for news.
  news.promise.catch(() => undefined);
  return news;
}
