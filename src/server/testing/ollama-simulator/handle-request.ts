import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendEmpty, sendError, sendText } from './answer.ts';
import { chat } from './routes/chat.ts';
import { embed } from './routes/embed.ts';
import { generate } from './routes/generate.ts';
import { ps, remove, show, tags, version } from './routes/models.ts';
import { pull } from './routes/pull.ts';
import type { Exchange, Route, Simulation } from './simulation.ts';

const root: Route = (_, { response }) => {
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('Ollama is running');
};

const routes: Record<string, { method: string; answer: Route }> = {
  '/': { method: 'GET', answer: root },
  '/api/version': { method: 'GET', answer: version },
  '/api/tags': { method: 'GET', answer: tags },
  '/api/ps': { method: 'GET', answer: ps },
  '/api/show': { method: 'POST', answer: show },
  '/api/chat': { method: 'POST', answer: chat },
  '/api/embed': { method: 'POST', answer: embed },
  '/api/pull': { method: 'POST', answer: pull },
  '/api/generate': { method: 'POST', answer: generate },
  '/api/delete': { method: 'DELETE', answer: remove },
};

/** Answers one request as Ollama's router would. */
export async function handleRequest(
  simulation: Simulation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const { signal, ended } = watchClient(response);
  const text = await readBody(request);
  const body = parseBody(text);
  const { method = 'GET', headers } = request;
  simulation.requests.push({ method, path, headers, body: body ?? null, ended });

  if (simulation.options.checksHost && isForeign(request)) return sendEmpty(response, 403);
  if (playServerFault(simulation, path, response)) return;
  const route = routes[path];
  if (!route) return sendText(response, 404, '404 page not found');
  if (route.method !== method && !(route.method === 'GET' && method === 'HEAD')) {
    response.setHeader('allow', route.method);
    return sendText(response, 405, '405 method not allowed');
  }
  if (text !== '' && body === undefined) return sendError(response, 400, 'unexpected EOF');
  await route.answer(simulation, { body, response, signal } satisfies Exchange);
}

/** Returns whether the request is dealt with. */
function playServerFault({ faults }: Simulation, path: string, response: ServerResponse): boolean {
  switch (faults.server) {
    case 'none':
      return false;
    case 'forbidden_host':
      sendEmpty(response, 403);
      return true;
    case 'unauthorized':
      sendText(response, 401, 'Unauthorized');
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>It works</title><p>Another server lives here.');
      return true;
    case 'hang_headers':
      return true;
    case 'hang_ps':
      return path === '/api/ps';
  }
}

function watchClient(response: ServerResponse) {
  const controller = new AbortController();
  const ended = new Promise<'answered' | 'left'>((resolve) => {
    response.on('close', () => {
      if (!response.writableFinished) controller.abort();
      resolve(response.writableFinished ? 'answered' : 'left');
    });
  });
  return { signal: controller.signal, ended };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names Ollama takes for its own, beside addresses. */
const ownNames = /^(localhost|.*\.(localhost|local|internal)|\[.*\]|[\d.]+)(:\d+)?$/i;

function isForeign({ headers }: IncomingMessage): boolean {
  const origin = headers.origin?.replace(/^[a-z]+:\/\//, '');
  return !ownNames.test(headers.host ?? '') || (origin !== undefined && !ownNames.test(origin));
}
