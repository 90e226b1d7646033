import { type ServerEvent, serverEventSchema } from '#shared/server-event.ts';
import type { Subscribe } from './until-event.ts';

export type ReceivedEvent = { id: string; name: string; event: ServerEvent };

/** One browser's stream of events, as an EventSource would hear it. */
export type EventStream = {
  events: ReceivedEvent[];
  /** Lines that are no events: what keeps the line open. */
  comments: string[];
  subscribe: Subscribe;
  /** Resolves when the server ends the stream. */
  ended: Promise<void>;
  close: () => void;
};

type StreamOptions = { lastEventId?: string | undefined; headers?: Record<string, string> };

/** Opens `GET /api/events`; resolves when the server has answered. */
export async function openEventStream(
  url: string,
  { lastEventId, headers: given = {} }: StreamOptions = {},
): Promise<EventStream> {
  const leaving = new AbortController();
  const headers = { ...given, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
  const answer = await fetch(`${url}/api/events`, { headers, signal: leaving.signal });
  if (!answer.body) throw new Error('The stream of events has no body.');
  const listeners = new Set<() => void>();
  const events: ReceivedEvent[] = [];
  const comments: string[] = [];

  const read = async (body: ReadableStream<Uint8Array>) => {
    let rest = '';
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith(':')) comments.push(block);
        else events.push(parseEvent(block));
      }
      for (const listener of listeners) listener();
    }
  };
  return {
    events,
    comments,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ended: read(answer.body).catch(() => undefined),
    close: () => leaving.abort(),
  };
}

function parseEvent(block: string): ReceivedEvent {
  const field = (name: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join('\n');
  return { id: field('id'), name: field('event'), event: serverEventSchema.parse(JSON.parse(field('data'))) };
}
