import type { Clock } from '#server/platform/clock.ts';
import type { SimulatorOptions } from '#server/testing/ollama-simulator/options.ts';

/** The hand on the simulated model: no article is judged before a journey says so, and none by the clock. */
export type ModelPace = {
  /** For the simulator whose pace this is. */
  options: Pick<SimulatorOptions, 'clock' | 'promptTokensPerSecond'>;
  /** Resolves when a question stands before the model and waits for its answer. */
  asked: () => Promise<void>;
  /** Lets the model answer so many questions, one after the other. */
  answer: (questions: number) => Promise<void>;
  /** From now on the model answers at once. */
  answerAll: () => void;
  /** From now on it waits for `answer` again. */
  hold: () => void;
};

/** Long enough for a busy machine, in milliseconds. */
const LONGEST_WAIT = 15_000;

export function makeModelPace(): ModelPace {
  const held = new Set<() => void>();
  let free = false;
  let news = Promise.withResolvers<void>();

  const clock: Clock = {
    now: () => Date.now(),
    // The simulator thinks by this clock and by nothing else: each timer is one question.
    after: (_milliseconds, run) => {
      if (free) {
        setImmediate(run);
        return () => undefined;
      }
      held.add(run);
      news.resolve();
      news = Promise.withResolvers();
      return () => held.delete(run);
    },
  };
  const asked = async () => {
    if (held.size > 0) return;
    const limit = Promise.withResolvers<never>();
    const timer = setTimeout(() => limit.reject(new Error('Nothing was asked of the model.')), LONGEST_WAIT);
    await Promise.race([news.promise, limit.promise]).finally(() => clearTimeout(timer));
  };
  const answerOne = () => {
    const [run] = held;
    if (!run) return;
    held.delete(run);
    run();
  };
  return {
    // So slow that every question is still to be thought about when the simulator looks at the clock, however
    // busy the machine was meanwhile: one that took its time would be answered without being held.
    options: { clock, promptTokensPerSecond: 1 },
    asked,
    answer: async (questions) => {
      for (let answered = 0; answered < questions; answered += 1) {
        await asked();
        answerOne();
      }
    },
    answerAll: () => {
      free = true;
      while (held.size > 0) answerOne();
    },
    hold: () => {
      free = false;
    },
  };
}
