import { type AddressInfo, createServer, type Socket } from 'node:net';

export type RawServer = { url: string; stop: () => Promise<void> };

/**
 * Starts a server on loopback for answers that no HTTP server would give: whatever is asked, it sends the
 * same bytes. It ends the connection after them unless it is to stay open.
 */
export async function startRawServer(answer: string | Uint8Array, keepOpen: boolean): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.once('data', () => {
      // Strings are bytes here: what is not ASCII goes out as Latin-1.
      const bytes = typeof answer === 'string' ? Buffer.from(answer, 'latin1') : answer;
      if (keepOpen) socket.write(bytes);
      else socket.end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
