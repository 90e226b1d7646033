import type { Estimator } from '#server/estimates/estimator.ts';
import { findEmbeddingModel, type ModelSource } from '#server/models/find-model.ts';
import { notInstalled, toOllamaError } from '#server/models/ollama-error.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import { AppError } from '#shared/app-error.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { type EmbeddedTexts, embedSet } from './embed-set.ts';
import { type EstimatedTask, estimateTasks } from './estimate-tasks.ts';
import type { RankingTask } from './ranking.ts';

/** An embedding model of an Ollama. */
export type UsedEmbedding = { client: Pick<OllamaClient, 'embed' | 'baseUrl'>; model: InstalledModel };

export type EstimateWatch = {
  /** Called for every text that was embedded: an article or a phrase of the interests. */
  onEmbedded: (done: number, of: number) => void;
  signal: AbortSignal;
};

type MeasureDeps = {
  estimator: Pick<Estimator, 'read' | 'learn' | 'estimate' | 'findTrouble'>;
  /** Undefined: by the built-in word vectors alone. */
  embedding: UsedEmbedding | undefined;
};

/**
 * Estimates a set for all of its readers, without the model test, whose twelve articles say too little. None
 * after the signal. Throws when the word vectors or Ollama fail.
 */
export async function measureEstimates(
  { estimator, embedding }: MeasureDeps,
  tasks: readonly RankingTask[],
  watch: EstimateWatch,
): Promise<EstimatedTask[]> {
  const trouble = await estimator.findTrouble();
  if (trouble) {
    throw new AppError('internal', 'The built-in estimates cannot be measured.', { hint: trouble.detail });
  }
  const ownTasks = tasks.filter(({ source }) => source === 'set');
  const embedded = embedding && (await embed(embedding, ownTasks, watch));
  if (watch.signal.aborted) return [];
  return await estimateTasks({ estimator, embedded }, ownTasks);
}

/** Undefined after the signal. */
async function embed(
  { client, model }: UsedEmbedding,
  tasks: readonly RankingTask[],
  { onEmbedded, signal }: EstimateWatch,
): Promise<EmbeddedTexts | undefined> {
  const embedded = await embedSet(
    {
      model: model.name,
      ask: async (texts) => {
        const answer = await client.embed({ model: model.name, input: [...texts], keepAlive: '10m', signal });
        return answer.ok ? { ok: true, value: answer.value.embeddings } : answer;
      },
      onProgress: onEmbedded,
    },
    tasks,
  );
  if (signal.aborted) return undefined;
  if (embedded.ok) return embedded.texts;
  throw toOllamaError(embedded.failure, { url: client.baseUrl, model: model.name });
}

/** An installed model that makes vectors. Throws with the cause and the next step where there is none so called. */
export async function getEmbeddingModel(
  source: ModelSource & { allowCloud: boolean },
  name: string,
): Promise<InstalledModel> {
  const found = await findEmbeddingModel(source, name, source);
  switch (found.kind) {
    case 'found':
      return found.model;
    case 'not_installed':
      throw notInstalled(name);
    case 'cannot_embed':
      throw new AppError('model_cannot_embed', `${found.model.name} makes no vectors of articles.`, {
        hint: 'Name an embedding model that is installed, such as all-minilm.',
      });
    case 'failed':
      throw toOllamaError(found.failure, { url: source.client.baseUrl, model: name });
  }
}
