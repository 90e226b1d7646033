import { type AskForVectors, embedBatch } from '#server/estimates/embedding/embed-batch.ts';
import { writeForEmbedding } from '#server/estimates/embedding/embedding-text.ts';
import type { LearnOrder } from '#server/estimates/learning/learn.ts';
import { readPhrases } from '#server/estimates/words/phrases.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';
import type { RankedArticle, RankingTask } from './ranking.ts';

/** What an embedding model made of all articles and interests of a set. */
export type EmbeddedTexts = {
  ofArticle: (article: Pick<RankedArticle, 'title' | 'text'>) => Int8Array | undefined;
  forLearning: (task: RankingTask) => NonNullable<LearnOrder['embedding']>;
};

export type EmbeddedSet = { ok: true; texts: EmbeddedTexts } | { ok: false; failure: OllamaFailure };

type EmbedDeps = {
  ask: AskForVectors;
  /** The model's name. */
  model: string;
  onProgress: (done: number, of: number) => void;
};

/** As in the product. */
const AT_ONCE = 32;
/** As many articles as the product scales a model by that was never measured. */
const SAMPLE = 300;

/** Embeds every article and every phrase of the interests once, by the product's own way. */
export async function embedSet(
  { ask, model, onProgress }: EmbedDeps,
  tasks: readonly RankingTask[],
): Promise<EmbeddedSet> {
  const texts = [...new Set(tasks.flatMap((task) => [...listPhrases(task), ...listArticles(task)]))];
  const vectors = new Map<string, Int8Array>();
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const batch = texts.slice(from, from + AT_ONCE);
    const embedded = await embedBatch(ask, batch);
    if (!embedded.ok) return { ok: false, failure: embedded.error };
    for (const [index, text] of batch.entries()) {
      const vector = embedded.value[index];
      if (vector) vectors.set(text, vector);
      onProgress(from + index + 1, texts.length);
    }
  }
  const ofArticle: EmbeddedTexts['ofArticle'] = (article) => vectors.get(writeForEmbedding(article));
  return {
    ok: true,
    texts: {
      ofArticle,
      forLearning: (task) => ({
        model,
        phrases: new Map(
          listPhrases(task).flatMap((text): [string, Int8Array][] => {
            const vector = vectors.get(text);
            return vector ? [[text, vector]] : [];
          }),
        ),
        sample: task.articles.slice(0, SAMPLE).flatMap((article) => ofArticle(article) ?? []),
      }),
    },
  };
}

function listPhrases({ reader }: RankingTask): string[] {
  const { wanted, unwanted } = readPhrases(reader);
  return [...wanted, ...unwanted].map(({ text }) => text);
}

function listArticles({ articles, votes }: RankingTask): string[] {
  return [...articles, ...votes.map(({ article }) => article)].map(writeForEmbedding);
}
