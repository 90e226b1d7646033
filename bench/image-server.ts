import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** The plain way to give out an image: a server that reads one file from the disk for every request. */
const file = process.env['BENCH_IMAGE'] ?? '';
const server = createServer(async (_, response) => {
  response.setHeader('content-type', 'image/png').end(await readFile(file));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
process.on('SIGTERM', () => process.exit(0));
