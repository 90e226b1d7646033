/**
 * Milliseconds from `now` until a moment that was at most `longest` ahead when it was chosen; 0 once it is over.
 * One that is further ahead was chosen before the clock was set back: waiting for it could take years.
 */
export function timeLeft(now: number, until: number, longest: number): number {
  const left = until - now;
  return left > longest ? 0 : Math.max(0, left);
}
