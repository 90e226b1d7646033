import type { QueryClient } from '@tanstack/react-query';
import type { ServerEvent } from '#shared/server-event.ts';
import { applyServerEvent, catchUp, type LiveTarget, refreshEarly } from './apply-event.ts';
import { withBase } from './base-path.ts';
import { setConnection } from './connection.ts';
import { countsQuery } from './counts.ts';
import { makeLiveTarget } from './live-target.ts';
import { onceOwnAccessHolds } from './own-access.ts';

/** A stream that ends is opened again after this; the browser does the same by itself for most endings. */
const REOPEN_MS = 3_000;
/** A shorter gap, such as a restart of the server, is not worth a banner. */
const PATIENCE_MS = 1_500;
/** A hidden tab gives its connection back (a browser has six for a host) and asks for the count instead. */
const HIDDEN_COUNT_MS = 60_000;

type EventName = ServerEvent['type'];
const eventNames: Record<EventName, true> = {
  snapshot: true,
  counts: true,
  judging: true,
  articles_changed: true,
  articles_added: true,
  articles_marked: true,
  votes_changed: true,
  suggestions_changed: true,
  feeds_changed: true,
  import_changed: true,
  categories_changed: true,
  settings_changed: true,
  pulls: true,
  models_changed: true,
  searches_changed: true,
  access_changed: true,
  model_test: true,
  estimates_changed: true,
};

/**
 * Keeps the cache current from the server's event stream, for as long as the tab is seen. Gives the
 * function that ends it.
 */
export function startLiveUpdates(queryClient: QueryClient): () => void {
  const live = makeLiveTarget(queryClient);
  let stream: EventSource | undefined;
  let lostTimer: ReturnType<typeof setTimeout> | undefined;
  let reopenTimer: ReturnType<typeof setTimeout> | undefined;
  let openedBefore = false;
  let accessChanged = false;
  let callOff: (() => void) | undefined;

  const disconnect = () => {
    stream?.close();
    stream = undefined;
    clearTimeout(reopenTimer);
    callOff?.();
  };
  const calm = () => {
    clearTimeout(lostTimer);
    lostTimer = undefined;
  };

  const connect = () => {
    disconnect();
    const opened = new EventSource(withBase('/api/events'));
    stream = opened;
    applyEvents(opened, live.target);
    opened.addEventListener('access_changed', () => {
      accessChanged = true;
    });
    opened.addEventListener('open', () => {
      calm();
      setConnection(queryClient, 'well');
      fetchUnannounced(queryClient, openedBefore);
      openedBefore = true;
    });
    opened.addEventListener('error', () => {
      // Ended because of whoever may listen now: those who still may need not wait for the browser's next try.
      if (accessChanged) {
        accessChanged = false;
        opened.close();
        callOff = onceOwnAccessHolds(queryClient, connect);
        return;
      }
      lostTimer ??= setTimeout(() => setConnection(queryClient, 'lost'), PATIENCE_MS);
      if (opened.readyState !== EventSource.CLOSED) return;
      reopenTimer = setTimeout(connect, REOPEN_MS);
      askWhy(queryClient);
    });
  };

  const follow = () => {
    if (!document.hidden) return connect();
    disconnect();
    calm();
  };
  const stopCounting = countWhileHidden(queryClient);
  document.addEventListener('visibilitychange', follow);
  follow();

  return () => {
    document.removeEventListener('visibilitychange', follow);
    stopCounting();
    live.stop();
    disconnect();
    calm();
  };
}

/** What happened while no stream stood was not announced to us. */
function fetchUnannounced(queryClient: QueryClient, openedBefore: boolean): void {
  const asked = openedBefore ? catchUp(queryClient) : refreshEarly(queryClient);
  // What fails because the server goes again is caught up with when it is back.
  void asked.catch(() => undefined);
}

function countWhileHidden(queryClient: QueryClient): () => void {
  const timer = setInterval(() => {
    if (document.hidden) void queryClient.refetchQueries({ queryKey: countsQuery().queryKey });
  }, HIDDEN_COUNT_MS);
  return () => clearInterval(timer);
}

function applyEvents(stream: EventSource, target: LiveTarget): void {
  for (const name of Object.keys(eventNames)) {
    stream.addEventListener(name, (message: MessageEvent<string>) =>
      applyServerEvent(target, JSON.parse(message.data)),
    );
  }
}

/** A stream does not say why it is refused; this answer does, and leads to the login page where that is why. */
function askWhy(queryClient: QueryClient): void {
  void queryClient.fetchQuery({ ...countsQuery(), staleTime: 0, retry: false }).catch(() => undefined);
}
