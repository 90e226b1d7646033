import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** `heard`: how many events each page has heard; `lost`: how many streams ended by themselves. */
type Heard = z.infer<typeof heardSchema>;

type Tabs = {
  /** Closes all of them. */
  close: () => Promise<Heard>;
};

const heardSchema = z.object({ heard: z.array(z.number()), lost: z.number() });

/** Opens so many streams of events, as so many pages do, in a process of their own; resolves when all are open. */
export async function openTabs(url: string, count: number): Promise<Tabs> {
  const child = fork(fileURLToPath(import.meta.resolve('./tabs-process.ts')), [url, String(count)]);
  await once(child, 'message');
  return {
    close: async () => {
      child.send('heard');
      const [message] = await once(child, 'message');
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
      return heardSchema.parse(message);
    },
  };
}
