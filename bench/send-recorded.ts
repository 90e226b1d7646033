import { Agent, request } from 'undici';
import { z } from 'zod';

export type Sent = {
  /** Milliseconds from the first question to the end of the last answer. */
  took: number;
  /** What Ollama says about its own work, over all answers; times in milliseconds. */
  model: { took: number; loading: number; reading: number; writing: number; generated: number };
};

const nanoseconds = z.number().transform((value) => value / 1_000_000);
const endSchema = z.object({
  total_duration: nanoseconds,
  load_duration: nanoseconds,
  prompt_eval_duration: nanoseconds,
  eval_duration: nanoseconds,
  eval_count: z.number(),
});

/**
 * Sends nothing but these requests in this order, as many at a time as there are slots, and reads each answer
 * to its end.
 */
export async function sendRecorded(url: string, chats: readonly string[], slots: number): Promise<Sent> {
  const dispatcher = new Agent();
  const waiting = [...chats];
  const model = { took: 0, loading: 0, reading: 0, writing: 0, generated: 0 };
  const sendNext = async () => {
    for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
      const headers = { 'content-type': 'application/json' };
      const answer = await request(`${url}/api/chat`, { dispatcher, method: 'POST', headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`The simulator refused a recorded request: ${text}`);
      const end = endSchema.parse(JSON.parse(text.trimEnd().split('\n').at(-1) ?? ''));
      model.took += end.total_duration;
      model.loading += end.load_duration;
      model.reading += end.prompt_eval_duration;
      model.writing += end.eval_duration;
      model.generated += end.eval_count;
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: slots }, sendNext));
  const took = performance.now() - begin;
  await dispatcher.close();
  return { took, model };
}
