import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { RequestError } from '@hono/node-server';
import { AppError } from '#shared/app-error.ts';
import { errorBody } from './error-answer.ts';
import { errorStatus } from './error-status.ts';

/** Where Node's own answer would be a bare status. Source: Node, "Errors", and llhttp's list of errors. */
const known: Record<string, () => AppError> = {
  HPE_HEADER_OVERFLOW: () => new AppError('too_large', 'The head of the request is larger than 16 kB.'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () =>
    new AppError('too_large', 'The request says more about its chunks than fits in 16 kB.'),
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    new AppError('too_slow', 'The request took too long to arrive.', {
      hint: 'Over a slow connection set server.request_timeout to more.',
    }),
};

/** Who is still sending would not see the answer if its connection were closed at once. In milliseconds. */
const LINGER = 1_000;

/** The answer where no address can be made out of a request's head, as with a Host header that is none. */
export function answerUnreadable(thrown: unknown): Response {
  const isTheirs = thrown instanceof RequestError;
  const error = isTheirs ? noRequest() : new AppError('internal', 'Something went wrong inside Winnow.');
  const { status, headers, body } = toAnswer(error);
  return new Response(body, { status, headers });
}

/**
 * Answers what never becomes a request, as it is broken, contradicts itself, is too large or too slow, like every other
 * mistake: with a code. Then the connection ends, as nobody knows where in it the next request would begin.
 */
export function refuseUnreadable(server: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  const refuse = (socket: Duplex, error: AppError) => {
    refused.add(socket);
    endWith(socket, error);
  };
  server.on('request', ({ socket }: { socket: Socket }, answer: ServerResponse) => {
    answers.set(socket, answer);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // What still comes after it is no news.
    if (refused.has(socket)) return;
    const answer = answers.get(socket);
    const isInTheMidst = answer?.headersSent === true && !answer.writableFinished;
    if (!socket.writable || isInTheMidst) socket.destroy();
    else refuse(socket, known[error.code ?? '']?.() ?? noRequest());
  });
  // Nobody asks us to reach another server for them, nor for more than that a body may come.
  server.on('connect', (_, socket) => refuse(socket, noRequest()));
  server.on('checkExpectation', (_, answer) => {
    const { status, headers, body } = toAnswer(noRequest());
    answer.writeHead(status, { ...headers, connection: 'close' }).end(body);
  });
}

/** What reached us is no request of HTTP/1.1 (RFC 9112), or one that nobody has a use for. */
function noRequest(): AppError {
  return new AppError('invalid_request', 'The request could not be read.', {
    hint: 'HTTP/1.1 wants one Host, one length, and no control characters.',
  });
}

function toAnswer(error: AppError) {
  const body = JSON.stringify(errorBody(error));
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  return { status: errorStatus[error.code], headers, body };
}

function endWith(socket: Duplex, error: AppError): void {
  const { status, headers, body } = toAnswer(error);
  const lines = Object.entries({ ...headers, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.on('error', () => socket.destroy());
  socket.end([`HTTP/1.1 ${status} Refused`, ...lines, '', body].join('\r\n'));
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), LINGER).unref();
  socket.once('close', () => clearTimeout(timer));
}
