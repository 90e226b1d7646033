import { createReadingThread } from '#server/feeds/threads/parse-thread.ts';
import type { PageOrder, PageReading } from './read-page.ts';

export type PageReader = {
  /** Like `readPage`, without keeping the server waiting. Rejects only after {@link PageReader.close}. */
  read: (order: PageOrder) => Promise<PageReading>;
  /** Ends the thread; reading under way rejects. */
  close: () => Promise<void>;
};

export type PageReaderOptions = {
  /** Milliseconds one page may take. */
  timeLimit?: number;
  /** Megabytes the thread may use. */
  memoryLimit?: number;
  /** Milliseconds without work after which the thread is ended. */
  idleLimit?: number;
};

const tooSlow: PageReading = { ok: false, kind: 'too_slow_to_read', detail: 'the time limit has passed' };
const tooBig: PageReading = { ok: false, kind: 'too_slow_to_read', detail: 'the memory limit was reached' };

/** Reads pages one after another in a thread of their own. A page that is too much for it fails alone. */
export function createPageReader(options: PageReaderOptions = {}): PageReader {
  const { timeLimit = 10_000, memoryLimit = 384, idleLimit = 10_000 } = options;
  const limits = { timeLimit, memoryLimit, patience: timeLimit };
  const script = new URL('./page-worker.ts', import.meta.url);
  const thread = createReadingThread<PageOrder, PageReading>(limits, { script, tooSlow, tooBig });
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let [waiting, closed] = [0, false];

  async function readInTurn(order: PageOrder, before: Promise<unknown>): Promise<PageReading> {
    await before;
    try {
      if (closed) throw new Error('the page reader is closed');
      return await thread.parse(order, () => undefined);
    } finally {
      waiting -= 1;
      if (waiting === 0 && !closed) idle = setTimeout(() => void thread.end(), idleLimit).unref();
    }
  }

  return {
    read: (order) => {
      clearTimeout(idle);
      waiting += 1;
      const reading = readInTurn(order, last);
      last = reading.catch(() => undefined);
      return reading;
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      await thread.end();
    },
  };
}
