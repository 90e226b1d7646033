/**
 * Does something soon after it was asked for, at most once in `pauseMs` however often it is asked: what
 * happens after the last asking is never missed.
 */
export function makeThrottle(act: () => void, pauseMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ask: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        act();
      }, pauseMs);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
