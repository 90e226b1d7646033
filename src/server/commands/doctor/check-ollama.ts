import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { findModel } from '#server/models/find-model.ts';
import { checkHealth } from '#server/ollama/check-health.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { describeFailure } from '#server/ollama/failure-hints.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import type { Clock } from '#server/platform/clock.ts';
import { openOllamaAddress } from '#server/settings/ollama-address.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import type { Finding } from './finding.ts';

/** Where Ollama is and which models are chosen, as far as it is known. */
export type OllamaChoice = { url: string; models: string[] };

/** What was saved on the pages, else what the configuration says. */
export async function readOllamaChoice(
  db: Database,
  config: LoadedConfig['ollama'],
  clock: Clock,
): Promise<OllamaChoice> {
  const address = await openOllamaAddress({ db, clock, config });
  const { categorizationModel, scoringModel } = await readOllamaSettings(db, config);
  return { url: address.current(), models: namesOf([categorizationModel, scoringModel]) };
}

/** The same without a database. */
export function configuredChoice(config: LoadedConfig['ollama']): OllamaChoice {
  return { url: config.url, models: namesOf([config.categorization_model, config.scoring_model]) };
}

function namesOf(models: readonly (string | null | undefined)[]): string[] {
  return [...new Set(models)].filter((name) => typeof name === 'string');
}

/** Whether Ollama answers where it should be, and whether it has the chosen models. */
export async function checkOllama(
  { url, models }: OllamaChoice,
  config: LoadedConfig['ollama'],
  clock: Clock,
): Promise<Finding[]> {
  const client = createOllamaClient({
    baseUrl: url,
    headers: config.headers,
    connectTimeout: config.health_timeout,
    healthTimeout: config.health_timeout,
    clock,
  });
  try {
    const health = await checkHealth(client, clock);
    if (!health.connected) {
      const { message, hint } = describeFailure(health.error_class ?? 'other', { url: client.baseUrl });
      const text = `${message} Reading goes on without it; nothing is judged.`;
      // Who has chosen no model may want none.
      return [{ state: models.length === 0 ? 'weak' : 'broken', text, cure: hint }];
    }
    const text = `Ollama ${health.version} answers at ${client.baseUrl}.`;
    const answers: Finding = health.hint
      ? { state: 'weak', text, cure: health.hint }
      : { state: 'good', text };
    if (models.length === 0) {
      return [
        answers,
        { state: 'weak', text: 'No model is chosen.', cure: 'Choose one in Settings → Ollama.' },
      ];
    }
    const source = { client, facts: createModelFactsCache() };
    const found = await Promise.all(
      models.map((name) => findModel(source, name, { allowCloud: config.allow_cloud })),
    );
    return [answers, ...found.map(({ kind }, index) => describeModel(models[index] ?? '', kind))];
  } finally {
    await client.close();
  }
}

function describeModel(name: string, kind: Awaited<ReturnType<typeof findModel>>['kind']): Finding {
  switch (kind) {
    case 'found':
      return { state: 'good', text: `${name} is installed.` };
    case 'not_installed':
      return {
        state: 'broken',
        text: `${name} is chosen, but not installed.`,
        cure: `Pull it in Settings → Ollama or by: ollama pull ${name}`,
      };
    case 'cannot_judge':
      return {
        state: 'broken',
        text: `${name} is chosen, but cannot judge articles.`,
        cure: 'Choose another in Settings → Ollama.',
      };
    case 'failed':
      return { state: 'weak', text: 'Ollama does not list its models.', cure: 'Look at the log of Ollama.' };
  }
}
