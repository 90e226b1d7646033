import type { LoadedConfig } from '#server/config/load.ts';
import type { Logger } from '#server/platform/logger.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import { type AdmitDeps, admitArticles } from './admit-articles.ts';

export type AdmissionDeps = AdmitDeps & {
  logger: Pick<Logger, 'error'>;
  config: LoadedConfig;
  /** Resolves when new articles are estimated, or after a few seconds without; where nothing estimates, at once. */
  estimatesSettled?: () => Promise<void>;
};

/** When articles come to the queue. */
export type Admission = {
  /** Now. */
  admit: () => Promise<void>;
  /** As soon as they are estimated: by that they take their place. What goes wrong is logged. */
  admitSoon: () => void;
  /** Whether some are about to come. */
  isUnderWay: () => boolean;
  stop: () => void;
};

/** `wake` is called when there is something to judge. */
export function createAdmission(deps: AdmissionDeps, wake: () => void): Admission {
  let [underWay, stopped] = [0, false];

  // Without a model nothing is queued: the articles are decided about on the day there is one.
  async function admit(): Promise<void> {
    const { categorizationModel } = await readOllamaSettings(deps.db, deps.config.ollama);
    if (categorizationModel !== null && (await admitArticles(deps)) > 0) wake();
  }

  async function admitEstimated(): Promise<void> {
    await deps.estimatesSettled?.();
    if (!stopped) await admit();
  }

  return {
    admit,
    admitSoon: () => {
      underWay += 1;
      void admitEstimated()
        .catch((err) => deps.logger.error({ err }, 'new articles were not queued'))
        .finally(() => {
          underWay -= 1;
          if (underWay === 0) deps.bus.publish({ type: 'judging_changed' });
        });
    },
    isUnderWay: () => underWay > 0,
    stop: () => {
      stopped = true;
    },
  };
}
