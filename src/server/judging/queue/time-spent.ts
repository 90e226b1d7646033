const DAY = 86_400_000;

/**
 * Milliseconds between two moments (epoch ms) in which a model was asked. No question takes a day, or less than
 * nothing: then the clock was set meanwhile, and 0 spoils the mean that estimates are made of the least.
 */
export function timeSpent(startedAt: number, now: number): number {
  const spent = now - startedAt;
  return spent > 0 && spent < DAY ? spent : 0;
}
