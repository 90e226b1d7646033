import { availableParallelism } from 'node:os';
import type { ExaminedDocument } from '#server/feeds/discover/examine-document.ts';
import type { FeedParseResult, FeedSource } from '#server/feeds/document/parsed-feed.ts';
import type { FeedListResult } from '#server/feeds/opml/feed-list.ts';
import { createParseLanes, type ParseLane, type ParseWork } from './parse-lanes.ts';
import type { ParseLimits } from './parse-thread.ts';
import type { ParseAnswer, ParseOrder } from './parse-worker.ts';

export type FeedParser = {
  /**
   * Like `parseFeed`, without keeping the server waiting; items with `known` hashes are left out. Rejects
   * only after {@link FeedParser.close}.
   */
  parse: (bytes: Uint8Array, source: FeedSource, known?: readonly string[]) => Promise<FeedParseResult>;
  /** Like `readFeedList`, in the same threads and within the same limits. */
  readList: (bytes: Uint8Array, contentType: string | null) => Promise<FeedListResult>;
  /** Like `examineDocument`, in the same threads and limits. */
  examine: (bytes: Uint8Array, source: FeedSource) => Promise<ExaminedDocument>;
  /** Ends the threads; parsing under way rejects. */
  close: () => Promise<void>;
};

export type FeedParserOptions = Partial<ParseLimits> & {
  /** How many feeds are parsed at once. */
  threads?: number;
  /** Milliseconds without work after which the threads are ended: each holds some 100 MB for nothing. */
  idleLimit?: number;
};

/** More would take the processor from the server itself, which has to store what they read. */
const MOST_THREADS = 2;

/**
 * Parses feeds in threads of their own, small documents before large ones. A feed that takes too long or too
 * much memory fails alone: its thread is ended and replaced, and meanwhile others go on beside it.
 */
export function createFeedParser(options: FeedParserOptions = {}): FeedParser {
  const { timeLimit = 10_000, memoryLimit = 512, idleLimit = 5_000, patience = 1_000 } = options;
  const threads = options.threads ?? Math.min(MOST_THREADS, availableParallelism());
  const lanes = createParseLanes(threads, { timeLimit, patience, memoryLimit });
  const waiting: ParseWork[] = [];
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  const begin = async (lane: ParseLane, work: ParseWork) => {
    lane.busyWith = work;
    const onSlow = () => {
      lane.slow = true;
      startWaiting();
    };
    await lane.thread.parse(work.order, onSlow).then(work.resolve, work.reject);
    Object.assign(lane, { busyWith: null, slow: false });
    startWaiting();
    if (closed || !lanes.isQuiet()) return;
    idle = setTimeout(() => void lanes.end(), idleLimit).unref();
  };

  const startWaiting = () => {
    while (!closed && waiting.length > 0) {
      const lane = lanes.findFree();
      const work = lane && lanes.takeNext(waiting);
      if (!work) return;
      void begin(lane, work);
    }
  };

  const ask = (order: ParseOrder): Promise<ParseAnswer> => {
    if (closed) return Promise.reject(new Error('the feed parser is closed'));
    clearTimeout(idle);
    return new Promise((resolve, reject) => {
      waiting.push({ order, resolve, reject });
      startWaiting();
    });
  };

  return {
    parse: async (bytes, source, known = []) => {
      const answer = await ask({ wanted: 'feed', bytes, source, known });
      if (!answer.ok || 'feed' in answer) return answer;
      throw new Error('the feed parser read something else');
    },
    readList: async (bytes, contentType) => {
      const answer = await ask({ wanted: 'feed list', bytes, contentType });
      if (!answer.ok || 'list' in answer) return answer;
      throw new Error('the feed parser read something else');
    },
    examine: async (bytes, source) => {
      const answer = await ask({ wanted: 'anything', bytes, source });
      if (!answer.ok) return { kind: 'neither', failure: answer };
      if ('examined' in answer) return answer.examined;
      throw new Error('the feed parser read something else');
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      for (const { reject } of waiting.splice(0)) reject(new Error('the feed parser is closed'));
      await lanes.end();
    },
  };
}
