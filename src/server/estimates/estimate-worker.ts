import { parentPort, workerData } from 'node:worker_threads';
import { type Estimate, estimateArticles } from './estimate-articles.ts';
import type { EstimateModel } from './learning/estimate-model.ts';
import { type LearnOrder, learn } from './learning/learn.ts';
import type { ArticleVectors } from './learning/sources.ts';
import { type ArticleToRead, type ReadArticle, readArticle } from './read-article.ts';
import { type LoadedWordVectors, loadWordVectors } from './words/load-word-vectors.ts';

/** What can be asked of the thread, by name: what is sent and what is answered. */
export type EstimateTasks = {
  read: { sent: readonly ArticleToRead[]; answer: ReadArticle[] };
  learn: { sent: LearnOrder; answer: EstimateModel | undefined };
  estimate: {
    sent: { model: EstimateModel; articles: readonly ArticleVectors[] };
    answer: (Estimate | undefined)[];
  };
  /** Why there are no word vectors; undefined when there are. */
  trouble: { sent: undefined; answer: WordVectorTrouble | undefined };
};

export type WordVectorTrouble = Extract<LoadedWordVectors, { ok: false }>;

export type EstimateOrder = {
  [Name in keyof EstimateTasks]: { id: number; name: Name; sent: EstimateTasks[Name]['sent'] };
}[keyof EstimateTasks];

export type EstimateAnswer = { id: number; answer?: unknown; error?: unknown };

/** The thread of the estimates: one answer for every order, in order. The table is loaded at first need. */
function answerOrders(port: NonNullable<typeof parentPort>, folder: URL): void {
  let loaded: LoadedWordVectors | undefined;
  const load = () => {
    loaded ??= loadWordVectors(folder);
    return loaded;
  };
  const findVectors = () => {
    const found = load();
    return found.ok ? found.vectors : undefined;
  };

  function carryOut(order: EstimateOrder): unknown {
    switch (order.name) {
      case 'read':
        return order.sent.map((article) => readArticle(article, findVectors()));
      case 'learn':
        return learn(order.sent, findVectors());
      case 'estimate':
        return estimateArticles(order.sent.model, order.sent.articles);
      case 'trouble': {
        const found = load();
        return found.ok ? undefined : found;
      }
    }
  }

  port.on('message', (order: EstimateOrder) => {
    try {
      port.postMessage({ id: order.id, answer: carryOut(order) } satisfies EstimateAnswer);
    } catch (error) {
      port.postMessage({ id: order.id, error } satisfies EstimateAnswer);
    }
  });
}

if (parentPort) answerOrders(parentPort, new URL(String(workerData)));
