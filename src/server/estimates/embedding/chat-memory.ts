import type { OllamaClient } from '#server/ollama/client.ts';
import { isSameModel } from '#shared/model-name.ts';

/**
 * Notes which of these models are in memory now. The answer tells later whether they stayed there; undefined
 * where none was loaded, or where Ollama does not say.
 */
export async function watchMemory(
  client: Pick<OllamaClient, 'ps'>,
  names: readonly string[],
): Promise<() => Promise<boolean | undefined>> {
  const before = names.length === 0 ? [] : ((await listLoaded(client, names)) ?? []);
  return async () => {
    if (before.length === 0) return undefined;
    const after = await listLoaded(client, before);
    return after && after.length === before.length;
  };
}

async function listLoaded(
  client: Pick<OllamaClient, 'ps'>,
  names: readonly string[],
): Promise<string[] | undefined> {
  const loaded = await client.ps();
  if (!loaded.ok) return undefined;
  return names.filter((name) => loaded.value.some((model) => isSameModel(model.name, name)));
}
