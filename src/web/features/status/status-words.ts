import { describeDuration } from '#shared/duration-words.ts';
import type { DescribedReason, HealthReason, ServerStatus } from '#shared/status.ts';

/** A page of ours with a cure, as the router takes it, and what is done there. */
type Way = { to: string; hash?: string; label: string };

/** What the button beside a reason says; there is none where nothing can be done on a page. */
const labels: Record<HealthReason, string> = {
  no_model: 'Choose a model',
  model_missing: 'Open Ollama settings',
  unreachable: 'Open Ollama settings',
  paused_by_owner: 'See what waits',
  paused_by_failures: 'See why',
  budget_spent: 'Change the limit',
  quiet_hours: 'Change the hours',
  offline: 'See the feeds',
  disk_low: 'Open storage settings',
  backup_failed: 'Open backups',
};

/** The way to the cure of a reason; null where it is not on a page. */
export function findWay({ code, link }: DescribedReason): Way | null {
  if (link === null) return null;
  const [to = '/', hash] = link.split('#');
  return { to, ...(hash === undefined ? {} : { hash }), label: labels[code] };
}

/** "Winnow 0.1.0 on Node 24.21.0, running for 2 h 5 min" */
export function runningWords(status: ServerStatus): string {
  const age = describeDuration(status.uptime_seconds);
  return `Winnow ${status.version} on Node ${status.node_version}, running for ${age}`;
}

/** "0.4 ms", "35 ms", "1.2 s" */
export function delayWords(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
