import { useEffect, useState } from 'react';

/** Times and ages on the page are shown in minutes; half of one is near enough. */
const TICK_MS = 30_000;

/** The time now, in epoch milliseconds, renewed twice a minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
