import { Hono } from 'hono';
import { expect, test, vi } from 'vitest';
import { openAccess } from '#server/access/access-deps.ts';
import { loadConfig } from '#server/config/load.ts';
import type { NumberedEvent } from '#server/events/browser-stream.ts';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { eventRoutes } from './events.ts';

/** A stream as somebody has it who reads only what `read` takes. */
async function openStream() {
  let deliver: (event: NumberedEvent) => void = () => undefined;
  let isOpen = true;
  const browsers = {
    open: (_: string | undefined, send: typeof deliver) => {
      deliver = send;
      return () => {
        isOpen = false;
      };
    },
    count: () => 1,
    close: () => undefined,
  };
  const base = { db: await makeDatabase(), bus: createEventBus(silentLogger), clock: makeFakeClock() };
  const access = openAccess({ ...base, config: loadConfig({}) });
  const routes = eventRoutes({ ...base, browsers, access, stopping: new AbortController().signal });
  const app = new Hono().use(async (context, next) => {
    context.set('identity', { via: 'open' });
    await next();
  });
  const answer = await app.route('/', routes).request('/events');
  const reader = answer.body?.getReader();
  let rest = '';
  return {
    isOpen: () => isOpen,
    send: (count: number) => {
      const event = { type: 'feeds_changed' as const, ids: [1] };
      for (let id = 0; id < count; id += 1) deliver({ id: String(id), event });
    },
    read: async (count: number) => {
      for (let seen = 0; seen < count; ) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error('The stream has ended.');
        rest += new TextDecoder().decode(value);
        const events = rest.split('\n\n');
        rest = events.pop() ?? '';
        seen += events.length;
      }
    },
    ended: async () => (await reader?.read())?.done,
  };
}

test('events do not pile up for somebody who reads no more', async () => {
  const stream = await openStream();
  stream.send(2_000);
  expect(stream.isOpen()).toBe(true);
  stream.send(1);
  await vi.waitFor(() => expect(stream.isOpen()).toBe(false));
  await vi.waitFor(async () => expect(await stream.ended()).toBe(true));
});

test('somebody who reads gets as many as there are', async () => {
  const stream = await openStream();
  for (let round = 0; round < 3; round += 1) {
    stream.send(1_500);
    await stream.read(1_500);
  }
  expect(stream.isOpen()).toBe(true);
});
