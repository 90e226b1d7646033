import type { JudgingStatus } from '#shared/judgement.ts';

/** The scoring status while 37 articles are being judged. */
export function makeStatus(change: Partial<JudgingStatus> = {}): JudgingStatus {
  return {
    state: 'judging',
    reason: null,
    message: null,
    hint: null,
    link: null,
    testing: null,
    paused: false,
    waiting: 37,
    waiting_new: 37,
    waiting_again: 0,
    failed: 0,
    budget: { limit: null, judged_today: 0 },
    resumes_at: null,
    current_article_id: 4,
    next_article_id: 5,
    model: 'granite4.1:3b',
    seconds_per_article: 9,
    estimated_seconds: 340,
    ...change,
  };
}
