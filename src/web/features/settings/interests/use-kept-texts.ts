import { useEffect, useRef } from 'react';
import type { InterestsTexts } from './interests-text.ts';

const KEY = 'winnow-welcome-interests';

type TextsForm = { values: InterestsTexts; dirty: boolean; change: (texts: InterestsTexts) => void };

/** Keeps what is written but not saved over a reload of the page, for this tab alone; leaving the form drops it. */
export function useKeptTexts({ values, dirty, change }: TextsForm): void {
  const isTakenUp = useRef(false);
  useEffect(() => {
    if (!isTakenUp.current) {
      isTakenUp.current = true;
      const kept = readKept();
      if (kept) return change(kept);
    }
    if (dirty) sessionStorage.setItem(KEY, JSON.stringify(values));
    else sessionStorage.removeItem(KEY);
  }, [values, dirty, change]);
  useEffect(() => () => sessionStorage.removeItem(KEY), []);
}

function readKept(): InterestsTexts | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  return isTexts(kept) ? kept : null;
}

function isTexts(kept: unknown): kept is InterestsTexts {
  if (typeof kept !== 'object' || kept === null || !('interests' in kept && 'anti_interests' in kept))
    return false;
  return typeof kept.interests === 'string' && typeof kept.anti_interests === 'string';
}
