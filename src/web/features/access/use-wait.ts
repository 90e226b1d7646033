import { useEffect, useState } from 'react';
import { ApiError } from '#web/api/api-error.ts';

/** Seconds for which no password is looked at, counting down; 0: one is. Begins anew with every refusal. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const until = Date.now() + secondsOf(error) * 1_000;
    const tell = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1_000)));
    tell();
    const timer = setInterval(tell, 500);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}

function secondsOf(error: unknown): number {
  if (!(error instanceof ApiError) || error.code !== 'too_many_tries') return 0;
  return Number(error.details?.['retry_after_seconds'] ?? 0);
}
