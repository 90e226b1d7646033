import { request } from 'node:http';
import type { BadRequest } from './bad-requests.ts';
import type { Answer } from './find-fault.ts';

/**
 * Sends what no well-behaved client would, byte for byte, on a connection of its own: a server may close one after
 * a body that it did not want. Of a stream that does not end only the head is read.
 */
export function sendBadRequest(url: string, { method, path, headers, body }: BadRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(url);
    const isKnown = body !== undefined && headers['transfer-encoding'] === undefined;
    const length = isKnown ? { 'content-length': String(body.length) } : {};
    const options = { host, port, agent: false, method, path, headers: { ...headers, ...length } };
    const asked = request(options, (answer) => {
      const type = answer.headers['content-type'] ?? '';
      const end = (text: string) => resolve({ status: answer.statusCode ?? 0, type, text });
      if (type.startsWith('text/event-stream')) {
        end('');
        asked.destroy();
        return;
      }
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () => end(text));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
