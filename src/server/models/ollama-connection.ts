import type { LoadedConfig } from '#server/config/load.ts';
import { normaliseOllamaUrl } from '#server/config/ollama-url.ts';
import type { EventBus } from '#server/events/bus.ts';
import { checkHealth } from '#server/ollama/check-health.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { OllamaAddress } from '#server/settings/ollama-address.ts';
import { AppError } from '#shared/app-error.ts';
import type { Connection } from '#shared/ollama-connection.ts';

export type OllamaConnectionDeps = {
  config: LoadedConfig['ollama'];
  address: OllamaAddress;
  bus: EventBus;
  clock: Clock;
  /** Makes a client for a test; headers come on top of the configured ones. */
  connect: (place: { url: string; headers: Record<string, string> }) => OllamaClient;
};

/**
 * Tries an address, or the one in use. Not answering is an answer here. Throws `invalid_request` for what
 * is no address, and `url_is_configured` for another one than file or environment name.
 */
export async function testConnection(
  deps: OllamaConnectionDeps,
  { url: typed, headers = {} }: { url?: string | undefined; headers?: Record<string, string> | undefined },
): Promise<Connection> {
  const url = typed === undefined ? deps.address.current() : parseAddress(typed);
  if (url !== deps.address.current()) refuseConfigured(deps.config);
  const client = deps.connect({ url, headers });
  try {
    return { url, ...(await checkHealth(client, deps.clock)) };
  } finally {
    await client.close();
  }
}

/**
 * Keeps an address at which Ollama answers, and uses it from the next call on; calls that run end where
 * they began. Throws `invalid_request`, `url_is_configured`, `connection_failed`.
 */
export async function saveConnection(deps: OllamaConnectionDeps, typed: string): Promise<Connection> {
  refuseConfigured(deps.config);
  const tested = await testConnection(deps, { url: typed });
  if (!tested.connected) {
    throw new AppError('connection_failed', `Ollama does not answer at ${tested.url}.`, {
      ...(tested.hint === null ? {} : { hint: tested.hint }),
      details: { error_class: tested.error_class },
    });
  }
  if (tested.url !== deps.address.current()) {
    await deps.address.save(tested.url);
    deps.bus.publish({ type: 'settings_changed', key: 'ollama' });
  }
  return tested;
}

function parseAddress(typed: string): string {
  const url = normaliseOllamaUrl(typed);
  if (url !== null) return url;
  throw new AppError('invalid_request', 'That is not an address such as http://localhost:11434.', {
    hint: 'Write scheme, host and port; names and passwords belong into ollama.headers.',
  });
}

function refuseConfigured({ url_is_configured: isConfigured, url }: LoadedConfig['ollama']): void {
  if (!isConfigured) return;
  throw new AppError('url_is_configured', `The configuration says that Ollama is at ${url}.`, {
    hint: 'Change ollama.host in winnow.yaml, or WINNOW_OLLAMA_HOST or OLLAMA_HOST in the environment, and restart.',
    details: { setting: 'ollama.host' },
  });
}
