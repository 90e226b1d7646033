import { Agent, request } from 'undici';

/**
 * The reference for judging: nothing but the same requests in the same order, as many at a time as there
 * are slots, each answer read to its end. Resolves to the milliseconds that took.
 */
export async function sendRecorded(url: string, chats: readonly string[], slots: number): Promise<number> {
  const dispatcher = new Agent();
  const waiting = [...chats];
  const sendNext = async () => {
    for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
      const headers = { 'content-type': 'application/json' };
      const answer = await request(`${url}/api/chat`, { dispatcher, method: 'POST', headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`The simulator refused a recorded request: ${text}`);
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: slots }, sendNext));
  const took = performance.now() - begin;
  await dispatcher.close();
  return took;
}
