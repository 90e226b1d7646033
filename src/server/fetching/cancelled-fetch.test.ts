import { expect, test } from 'vitest';
import { systemClock } from '#server/platform/clock.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { createFetcher } from './fetcher.ts';

/** The name service hears every question and answers none. */
function makeDeafFetcher() {
  const asked = Promise.withResolvers<void>();
  const lookup = () => asked.resolve();
  const fetcher = createFetcher({
    clock: systemClock,
    userAgent: 'test',
    allowPrivateNetworks: [],
    limits: { connectTimeout: 60_000, totalTimeout: 60_000 },
    network: { lookup: lookup as never },
  });
  cleanUpLater(fetcher.close);
  return { fetcher, asked: asked.promise };
}

test('a fetch that is cancelled while the address of its host is looked up ends at once', async () => {
  const { fetcher, asked } = makeDeafFetcher();
  const cancel = new AbortController();
  const fetching = fetcher.fetch({ url: 'https://tidal.example/feed', signal: cancel.signal });
  await asked;
  cancel.abort();
  expect(await fetching).toEqual({ outcome: 'cancelled' });
});

test('a fetcher that is closed meanwhile ends it too', async () => {
  const { fetcher, asked } = makeDeafFetcher();
  const fetching = fetcher.fetch({ url: 'https://tidal.example/feed' });
  await asked;
  await fetcher.close();
  expect(await fetching).toEqual({ outcome: 'cancelled' });
});
