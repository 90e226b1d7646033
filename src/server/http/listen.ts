import { createServer, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { toUrlHost } from '#server/config/loopback.ts';
import { answerUnreadable, refuseUnreadable } from './unreadable.ts';

export type Listening = {
  /** For a browser on this machine, with the port that was really taken. */
  url: string;
  close: () => Promise<void>;
};

/** How long requests may take to end by themselves once we stop, in milliseconds. */
const GRACE = 1_000;

/** How often connections that fell idle while we stop are closed, in milliseconds. */
const SWEEP = 50;

/** Addresses that this machine reaches by its usual name; the last two stand for all that it has. */
const atThisMachine = new Set(['127.0.0.1', '0.0.0.0', '::']);

/**
 * How long a connection is kept for a next request: longer than proxies keep theirs to us (nginx 60 s, Traefik 90,
 * Caddy 120), so that none of them asks on a connection that we are just closing. In milliseconds.
 */
const KEEP_ALIVE = 125_000;

/** A head is a few lines. In milliseconds. */
const SLOWEST_HEAD = 20_000;

/** Opens the port. Rejects with a sentence for the owner when it is taken or not allowed. */
export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  { host, port, request_timeout }: { host: string; port: number; request_timeout: number },
): Promise<Listening> {
  const server = createServer(
    waitingTimes(request_timeout),
    getRequestListener(app.fetch, { errorHandler: answerUnreadable }),
  );
  refuseUnreadable(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(explain(error, port), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${atThisMachine.has(host) ? 'localhost' : toUrlHost(host)}:${taken}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A stream that ends now leaves its connection open for a next request, which will not come.
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
      const force = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearInterval(sweep);
      clearTimeout(force);
    },
  };
}

/**
 * How long is waited for what. Who sends slowly holds a connection, and a megabyte with it. Node looks now and then
 * whether one is overdue.
 */
function waitingTimes(longest: number): ServerOptions {
  const requestTimeout = Math.max(1, Math.ceil(longest));
  return {
    requestTimeout,
    keepAliveTimeout: KEEP_ALIVE,
    headersTimeout: Math.min(requestTimeout, SLOWEST_HEAD),
    connectionsCheckingInterval: Math.ceil(Math.min(requestTimeout, SLOWEST_HEAD) / 4),
    // Missing, it is answered as every other mistake is.
    requireHostHeader: false,
  };
}

function explain(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken, perhaps by another Winnow. Set WINNOW_SERVER_PORT to a free one.`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user. Set WINNOW_SERVER_PORT above 1023.`;
  return `Winnow cannot listen on port ${port}: ${error.message}`;
}
