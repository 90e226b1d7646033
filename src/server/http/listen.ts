import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export type Listening = {
  /** With the port that was really taken. */
  url: string;
  close: () => Promise<void>;
};

/** How long requests may take to end by themselves once we stop, in milliseconds. */
const GRACE = 1_000;

/** How often connections that fell idle while we stop are closed, in milliseconds. */
const SWEEP = 50;

/** Opens the port. Rejects with a sentence for the owner when it is taken or not allowed. */
export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(explain(error, port), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host === '127.0.0.1' || host === '::1' ? 'localhost' : host}:${taken}`,
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

function explain(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken, perhaps by another Winnow. Set WINNOW_SERVER_PORT to a free one.`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user. Set WINNOW_SERVER_PORT above 1023.`;
  return `Winnow cannot listen on port ${port}: ${error.message}`;
}
