import type { ServerResponse } from 'node:http';

/** One JSON document, as Ollama sends it. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** An error in Ollama's form. */
export function sendError(response: ServerResponse, status: number, error: string): void {
  sendJson(response, status, { error });
}

/** Plain text, for what Ollama's router says by itself. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(text);
}

/** A status and nothing else. */
export function sendEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': '0' });
  response.end();
}

/** Begins a stream of lines. */
export function beginLines(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
}

export function sendLine(response: ServerResponse, line: unknown): void {
  response.write(`${JSON.stringify(line)}\n`);
}

/** The time in Ollama's form: with nanoseconds. */
export function timestamp(now: number): string {
  return new Date(now).toISOString().replace('Z', '000000Z');
}
