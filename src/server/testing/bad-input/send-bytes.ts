import { connect } from 'node:net';
import type { Answer } from './find-fault.ts';

/** How often one that drips sends a byte, in milliseconds. */
const DRIP = 20;

/**
 * Sends exactly these bytes, which need be no request at all, and resolves once the server has closed the connection: whoever
 * sends them asks for `Connection: close`, or is closed anyway. `drips`: goes on with a blank now and then, without end.
 */
export function sendBytes(url: string, bytes: Buffer, { drips = false } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(url);
    const pieces: Buffer[] = [];
    let drip: NodeJS.Timeout | undefined;
    const socket = connect({ host, port: Number(port) }, () => {
      socket.write(bytes);
      if (drips) drip = setInterval(() => socket.write(' '), DRIP);
    });
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('end', () => clearInterval(drip));
    socket.on('error', reject);
    socket.on('close', () => {
      clearInterval(drip);
      resolve(parseAnswer(Buffer.concat(pieces).toString()));
    });
  });
}

/** Status 0: there was none. */
function parseAnswer(said: string): Answer {
  const [head = '', ...rest] = said.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0),
    type: /^content-type: (.*)$/im.exec(head)?.[1] ?? '',
    text: rest.join('\r\n\r\n'),
  };
}
