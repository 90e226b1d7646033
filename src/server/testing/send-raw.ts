import { type IncomingHttpHeaders, request } from 'node:http';

export type RawRequest = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/**
 * One request exactly as given, on a connection of its own, with headers that `fetch` keeps to itself (Host,
 * Origin, Sec-Fetch-Site). A body without a Content-Length is sent in chunks.
 */
export function sendRaw(
  url: string,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    // `path` as it stands: nobody resolves its dots.
    const asked = request({ host: hostname, port, method, path, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    asked.on('error', reject);
    if (body !== undefined) asked.write(body);
    asked.end();
  });
}
