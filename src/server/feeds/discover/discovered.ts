import type { AskFailure } from './ask-address.ts';
import type { FoundFeed } from './check-links.ts';

/** What a place has: feeds, best first, or why there is none and what to do about it. */
export type Discovered =
  | { outcome: 'found'; found: FoundFeed[] }
  /** `hint` where there is more to say than is always said of such a failure. */
  | { outcome: 'none'; failure: AskFailure; hint?: string };
