import { z } from 'zod';
import type { LoadedConfig } from '#server/config/load.ts';
import { normaliseOllamaUrl } from '#server/config/ollama-url.ts';
import type { Database } from '#server/database/open.ts';
import type { Clock } from '#server/platform/clock.ts';
import { findSetting, saveSetting } from './settings-queries.ts';

/**
 * Where Ollama is. What file or environment say counts; where they say nothing, the address that the owner
 * found and saved; before that the built-in one.
 */
export type OllamaAddress = {
  /** Asked for at every call, so that a saved address counts without a restart. */
  current: () => string;
  /** Only for an address that file and environment leave open. */
  save: (url: string) => Promise<void>;
};

export type OllamaAddressDeps = { db: Database; clock: Clock; config: LoadedConfig['ollama'] };

const KEY = 'ollama_address';
const storedSchema = z.object({ url: z.string() }).optional().catch(undefined);

export async function openOllamaAddress({ db, clock, config }: OllamaAddressDeps): Promise<OllamaAddress> {
  const saved = config.url_is_configured ? undefined : storedSchema.parse(await findSetting(db, KEY));
  let current = (saved && normaliseOllamaUrl(saved.url)) ?? config.url;
  return {
    current: () => current,
    save: async (url) => {
      await saveSetting(db, KEY, { value: { url }, now: clock.now() });
      current = url;
    },
  };
}
