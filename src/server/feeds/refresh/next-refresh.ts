const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** However long a server asks to be left alone, and however often a feed failed: it is tried once a day. */
export const LONGEST_WAIT = 24 * HOUR;

/** Everything that decides when a feed is looked at again. Times in epoch ms, durations in ms. */
export type RefreshFacts = {
  now: number;
  /** When the newest articles were published, newest first; tells how often the feed changes. */
  publishedAt: readonly number[];
  /** The owner's own interval in minutes; null adapts to the feed. */
  ownerMinutes: number | null;
  minMinutes: number;
  /** How long the server (Cache-Control, Expires) or the feed (ttl, sy) asks to be left alone. */
  askedToWait: number | null;
};

export type FailureFacts = {
  now: number;
  /** Failures in a row, this one included. */
  failureCount: number;
  minMinutes: number;
  /** From Retry-After. */
  retryAfter: number | null;
  /** 0 to 1, from a random source: spreads feeds that failed together. */
  jitter: number;
};

/** Adaptive bounds. Source: design, feeds, "Fetch". */
const QUICKEST = 15 * MINUTE;
const SLOWEST = 12 * HOUR;

/** Failures back off by this factor, and never stop. Source: design, feeds, "Fetch". */
const BACK_OFF = 1.8;
/** A tenth more or less, also at the longest wait: feeds that failed together do not come back together. */
const MOST_JITTER = 1.1;
/** A gap of silence is looked into twice, so that an article is seen after half a gap on average. */
const LOOKS_PER_GAP = 2;
const NEWEST_CONSIDERED = 10;

/** When to look again after a success: by the owner's minutes, else by how often the feed changes. */
export function nextRefreshAt(facts: RefreshFacts): number {
  const wanted = facts.ownerMinutes === null ? adaptiveInterval(facts) : facts.ownerMinutes * MINUTE;
  const polite = Math.min(facts.askedToWait ?? 0, LONGEST_WAIT);
  return facts.now + Math.round(Math.max(wanted, polite, facts.minMinutes * MINUTE));
}

/** When to try again after a failure. Never gives up: the longest pause is a day. */
export function nextTryAt({ now, failureCount, minMinutes, retryAfter, jitter }: FailureFacts): number {
  const first = Math.max(minMinutes * MINUTE, QUICKEST);
  const backOff = Math.min(first * BACK_OFF ** Math.max(0, failureCount - 1), LONGEST_WAIT / MOST_JITTER);
  const spread = backOff * (2 - MOST_JITTER + 2 * (MOST_JITTER - 1) * jitter);
  return now + Math.round(Math.min(Math.max(spread, retryAfter ?? 0), LONGEST_WAIT));
}

function adaptiveInterval({ now, publishedAt }: RefreshFacts): number {
  const newest = publishedAt.slice(0, NEWEST_CONSIDERED);
  const oldest = newest.at(-1);
  if (oldest === undefined) return SLOWEST;
  // The silence since the newest article counts as a gap too: a feed that fell asleep is asked less often.
  const meanGap = Math.max(0, now - oldest) / newest.length;
  return Math.min(SLOWEST, Math.max(QUICKEST, meanGap / LOOKS_PER_GAP));
}
