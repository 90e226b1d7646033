import type { Clock } from '#server/platform/clock.ts';
import type { OllamaHealth } from '#shared/ollama.ts';
import type { OllamaClient } from './client.ts';
import { describeFailure } from './failure-hints.ts';
import { isAtLeast, minimumOllamaVersion } from './version.ts';

/**
 * Whether Ollama answers, in what time, and if not, why and what to do. Takes as long as the client's
 * health limit at most. Says nothing about models: those may be loading for minutes meanwhile.
 */
export async function checkHealth(
  client: Pick<OllamaClient, 'version' | 'baseUrl'>,
  clock: Clock,
): Promise<OllamaHealth> {
  const startedAt = clock.now();
  const answer = await client.version();
  if (answer.ok) {
    return {
      connected: true,
      version: answer.value,
      latency_ms: Math.max(0, Math.round(clock.now() - startedAt)),
      error_class: null,
      hint: ageHint(answer.value),
    };
  }
  const { message, hint } = describeFailure(answer.error.class, { url: client.baseUrl });
  return {
    connected: false,
    version: null,
    latency_ms: null,
    error_class: answer.error.class,
    hint: hint === '' ? message : `${message} ${hint}`,
  };
}

function ageHint(version: string): string | null {
  if (isAtLeast(version, minimumOllamaVersion)) return null;
  return `Ollama ${version} is older than ${minimumOllamaVersion}, the oldest that works with Winnow. Update it.`;
}
