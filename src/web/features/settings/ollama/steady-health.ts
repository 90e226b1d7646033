import type { OllamaHealth } from '#shared/ollama.ts';

/**
 * Asks whether Ollama answers. A connected Ollama that misses once is asked again at once, and only the
 * second miss counts: one lost packet must not turn the whole page over.
 */
export async function askForHealth(
  ask: () => Promise<OllamaHealth>,
  previous: OllamaHealth | undefined,
): Promise<OllamaHealth> {
  const health = await ask();
  return health.connected || previous?.connected !== true ? health : ask();
}

/** The words of the badge, for instance `Connected · 3 ms · 0.31.2`. */
export function describeHealth(health: OllamaHealth | undefined): string {
  if (health === undefined) return 'Checking…';
  if (!health.connected) return 'Disconnected';
  const latency = health.latency_ms === null ? [] : [`${health.latency_ms} ms`];
  const version = health.version === null ? [] : [health.version];
  return ['Connected', ...latency, ...version].join(' · ');
}
