import { request } from 'node:http';
import type { Recording } from './read-recording.ts';

/** What came back: `content-type` and `allow` are all that matters of the headers. */
export type Replayed = {
  status: number;
  contentType: string | undefined;
  allow: string | undefined;
  body: string;
};

/** Sends a recorded request to another server, leaving after `leaveAfter` bytes as the recorded client did. */
export function replay(url: string, recorded: Recording['request'], leaveAfter: number): Promise<Replayed> {
  const { method, path, body } = recorded;
  const text = typeof body === 'string' ? body : body === null ? '' : JSON.stringify(body);
  const headers = { ...recorded.headers, 'content-length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers, agent: false }, (response) => {
      let received = '';
      const done = () =>
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'],
          allow: response.headers.allow,
          body: received,
        });
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        received += chunk;
        if (received.length < leaveAfter) return;
        response.destroy();
        done();
      });
      response.on('end', done);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}
