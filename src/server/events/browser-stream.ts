import { randomUUID } from 'node:crypto';
import type { CancelTimer, Clock } from '#server/platform/clock.ts';
import type { Pull } from '#shared/pull.ts';
import type { ServerEvent } from '#shared/server-event.ts';
import type { AppEvent, EventBus } from './bus.ts';

/** An event with the id that a browser sends back as Last-Event-ID. */
export type NumberedEvent = { id: string; event: ServerEvent };

/** The facts that events carry, read afresh when they are sent. */
export type BrowserFacts = {
  counts: () => Promise<Extract<ServerEvent, { type: 'counts' }>['counts']>;
  judging: () => Promise<Extract<ServerEvent, { type: 'judging' }>['judging']>;
  pulls: () => Pull[];
};

export type BrowserStream = {
  /**
   * Starts one browser's stream: first what it missed since `lastEventId`, or a snapshot when it is new
   * or was away too long, then everything that follows. Returns the function that ends it.
   */
  open: (lastEventId: string | undefined, send: (event: NumberedEvent) => void) => () => void;
  /** How many streams are open. */
  count: () => number;
  close: () => void;
};

export type BrowserStreamDeps = { bus: EventBus; clock: Clock; facts: BrowserFacts };

/** How many events are kept for a browser that comes back; about a minute of busy judging. */
const REPLAYED_EVENTS = 500;

/** Of more articles than this a page is not told one by one: it asks again for those that it shows. */
const MANY = 500;

/** Counts and status are sent at most this often, in milliseconds: a hundred changes are one message. */
const FACTS_INTERVAL = 250;

/** Turns the bus into what browsers hear, numbered, with a short memory for those who lost the line. */
export function createBrowserStream({ bus, clock, facts }: BrowserStreamDeps): BrowserStream {
  // Another start of the server counts from one again; its own prefix keeps old ids from matching.
  const epoch = randomUUID().slice(0, 8);
  const memory: NumberedEvent[] = [];
  const listeners = new Set<(event: NumberedEvent) => void>();
  let last = 0;
  let factsTimer: CancelTimer | null = null;

  const number = (event: ServerEvent): NumberedEvent => ({ id: `${epoch}-${last}`, event });
  const broadcast = (event: ServerEvent) => {
    last += 1;
    const numbered = number(event);
    if (memory.push(numbered) > REPLAYED_EVENTS) memory.shift();
    for (const listener of listeners) listener(numbered);
  };
  const sendFacts = async () => {
    factsTimer = null;
    const [counts, judging] = await Promise.all([facts.counts(), facts.judging()]);
    broadcast({ type: 'counts', counts });
    broadcast({ type: 'judging', judging });
  };
  // Four times a second for hours: in the memory they would push out everything else.
  const sendPulls = () => {
    const event = number({ type: 'pulls', pulls: facts.pulls() });
    for (const listener of listeners) listener(event);
  };
  const unsubscribe = bus.subscribe((event) => {
    if (event.type === 'pulls_changed') return sendPulls();
    const translated = translate(event);
    if (translated) broadcast(translated);
    // Nobody listens: what they would hear, the snapshot tells them when they come.
    if (listeners.size === 0) return;
    factsTimer ??= clock.after(FACTS_INTERVAL, () => void sendFacts().catch(() => undefined));
  });

  const findMissed = (lastEventId: string | undefined): NumberedEvent[] | undefined => {
    if (lastEventId === undefined || !lastEventId.startsWith(`${epoch}-`)) return undefined;
    const seen = Number(lastEventId.slice(epoch.length + 1));
    const oldest = last - memory.length;
    return seen >= oldest && seen <= last ? memory.slice(seen - oldest) : undefined;
  };

  return {
    count: () => listeners.size,
    open: (lastEventId, send) => {
      let ended = false;
      const deliver = (event: NumberedEvent) => {
        if (!ended) send(event);
      };
      for (const event of findMissed(lastEventId) ?? []) deliver(event);
      // The facts may have changed unheard while the line was down, so every opening tells them.
      void Promise.all([facts.counts(), facts.judging()])
        .then(([counts, judging]) =>
          deliver(number({ type: 'snapshot', counts, judging, pulls: facts.pulls() })),
        )
        .catch(() => undefined);
      listeners.add(deliver);
      return () => {
        ended = true;
        listeners.delete(deliver);
      };
    },
    close: () => {
      unsubscribe();
      factsTimer?.();
      listeners.clear();
    },
  };
}

function translate(event: AppEvent): ServerEvent | null {
  switch (event.type) {
    case 'articles_added':
      return { type: 'articles_added', feed_id: event.feedId, ids: event.ids };
    case 'articles_changed':
    case 'votes_changed':
    case 'suggestions_changed':
    case 'feeds_changed':
    case 'import_changed':
    case 'categories_changed':
    case 'settings_changed':
    case 'models_changed':
    case 'searches_changed':
    case 'access_changed':
    case 'estimates_changed':
      return event;
    case 'articles_marked':
      return event.ids.length > MANY
        ? { type: 'articles_marked' }
        : { type: 'articles_changed', ids: event.ids };
    case 'article_marked':
      return { type: 'articles_changed', ids: [event.id] };
    case 'model_test':
      return { type: 'model_test', ...event.test };
    case 'judging_changed':
    case 'pulls_changed':
    case 'texts_changed':
      return null;
  }
}
