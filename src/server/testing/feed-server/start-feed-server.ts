import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerScript } from './answer-script.ts';
import type { FeedRoute, ReceivedRequest } from './feed-script.ts';

export type FeedServer = {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  origin: string;
  url: (path: string) => string;
  /** Sets or replaces what a path (with its query, if any) answers. Other paths answer 404. */
  set: (path: string, route: FeedRoute) => void;
  /** Everything received so far, oldest first. */
  requests: readonly ReceivedRequest[];
  requestsTo: (path: string) => ReceivedRequest[];
  /** For a server that runs for long. */
  forgetRequests: () => void;
  /** How many connections were ever opened. */
  connections: () => number;
  /** Cuts all connections and frees the port. */
  stop: () => Promise<void>;
};

/** Starts a web server of feeds on loopback, on `port` or a free one. */
export async function startFeedServer(
  routes: Record<string, FeedRoute> = {},
  options: { port?: number } = {},
): Promise<FeedServer> {
  const table = new Map(Object.entries(routes));
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const stopping = new AbortController();
  let connections = 0;

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const received = { path, headers: request.headers, at: Date.now() };
    requests.push(received);
    const route = table.get(path) ?? { status: 404, body: 'Not found', contentType: 'text/plain' };
    const script = typeof route === 'function' ? route(received) : route;
    answerScript(script, { request, response }, stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted) response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    url: (path) => `${origin}${path}`,
    set: (path, route) => void table.set(path, route),
    requests,
    requestsTo: (path) => requests.filter((request) => request.path === path),
    forgetRequests: () => {
      requests.length = 0;
    },
    connections: () => connections,
    stop: async () => {
      stopping.abort();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
