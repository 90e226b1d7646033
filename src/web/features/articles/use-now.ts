import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The time, a minute at a step, for ages that stay true while the page is left open. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
