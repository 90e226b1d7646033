import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cleanUpLater } from '#server/testing/clean-up.ts';

/** A web site that has Winnow in one of its folders, and nothing else. */
export type FolderProxy = {
  /** The address of the site. */
  url: string;
  /** Passes what is asked for in the folder on to the program at `to`; `stripping`: without the folder. */
  lead: (to: string, options?: { stripping: boolean }) => void;
  /** What was asked for beside the folder, which is answered with 404. */
  asked: { inside: string[]; outside: string[] };
};

/** Starts the site on a free port; it ends with the file. `folder`: such as `/reader`. */
export async function startFolderProxy(folder: string): Promise<FolderProxy> {
  const asked: FolderProxy['asked'] = { inside: [], outside: [] };
  let goal = { to: '', stripping: false };
  const server = createServer((incoming, outgoing) => {
    const { url: path = '/', method, headers } = incoming;
    const isInside = path.startsWith(`${folder}/`);
    asked[isInside ? 'inside' : 'outside'].push(path);
    if (!isInside) return void outgoing.writeHead(404).end();
    const passedOn = request(`${goal.to}${goal.stripping ? path.slice(folder.length) : path}`, {
      method,
      // The Host header as the browser sent it, and who asks.
      headers: { ...headers, 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'http' },
    });
    passedOn.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    passedOn.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passedOn.destroy());
    incoming.pipe(passedOn);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUpLater(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    lead: (to, { stripping } = { stripping: false }) => {
      goal = { to, stripping };
    },
  };
}
