import type { Verdict } from '#shared/feedback.ts';

/** The label of the button, wherever it stands. */
export const verdictLabels: Record<Verdict, string> = { more: 'More like this', less: 'Less like this' };

type Toast = { title: string; message: string };

/** What the toast says after a vote, or after one was taken back. */
export function describeVote(verdict: Verdict | null): Toast {
  if (verdict === null) {
    return { title: 'Vote taken back', message: 'Estimates forget it.' };
  }
  return {
    title: verdictLabels[verdict],
    message: 'Estimates learn from it. The list keeps its order until you ask for the new one.',
  };
}

/** What pressing a verdict's button leads to: the same again takes it back. */
export function nextVerdict(current: Verdict | null, pressed: Verdict): Verdict | null {
  return current === pressed ? null : pressed;
}

/** What pressing it does, in words: for a menu, which shows no pressed state. */
export function voteAction(current: Verdict | null, verdict: Verdict): string {
  return current === verdict ? `Take back “${verdictLabels[verdict]}”` : verdictLabels[verdict];
}
