import type { JudgingStatus } from '#shared/judgement.ts';

/** The page of ours that holds the cure, as the router takes it, and what is done there. */
export type Cure = { to: string; hash?: string; label: string };

/** What ends a standstill on another page; null where Resume is all there is to do. */
export function findCure({ reason, link }: JudgingStatus): Cure | null {
  if (reason === null || reason === 'paused_by_owner' || link === null) return null;
  const [to = '/', hash] = link.split('#');
  const place = hash === undefined ? { to } : { to, hash };
  switch (reason) {
    case 'no_model':
      return { ...place, label: 'Choose a model' };
    case 'model_missing':
    case 'unreachable':
      return { ...place, label: 'Open Ollama settings' };
    case 'paused_by_failures':
      return { to: '/settings/ollama', label: 'Choose another model' };
    case 'budget_spent':
      return { ...place, label: 'Change the limit' };
    case 'quiet_hours':
      return { ...place, label: 'Change the hours' };
  }
}
