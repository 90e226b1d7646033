import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The reference for `start`: Hono with one route and nothing else. Started by start.ts. */
const app = new Hono().get('/api/health', (context) => context.json({ status: 'ready' }));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) => {
  process.stdout.write(`ready: http://127.0.0.1:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
