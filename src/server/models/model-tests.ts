import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { makeFailure } from '#server/ollama/failure.ts';
import { describeFailure, type FailureWords } from '#server/ollama/failure-hints.ts';
import type { Logger } from '#server/platform/logger.ts';
import type { RightOfWay } from '#server/platform/right-of-way.ts';
import { AppError } from '#shared/app-error.ts';
import { MODEL_TEST_ARTICLES } from '#shared/limits.ts';
import type { ModelTest } from '#shared/model-test.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { checkModelName } from './check-model-name.ts';
import { findModel, type ModelSource } from './find-model.ts';
import { listStoredModelTests, type StoredModelTest, storeModelTest } from './model-test-queries.ts';
import { notInstalled, toOllamaError } from './ollama-error.ts';
import { type TestModelDeps, type TestOutcome, testModel } from './test-model.ts';

export type ModelTestsDeps = ModelSource &
  TestModelDeps & {
    db: Database;
    bus: EventBus;
    logger: Logger;
    allowCloud: boolean;
    /** Shared with judging: its calls in between would cost both their constant prompt, and spoil the figures. */
    turns: RightOfWay;
  };

/** Tests of models: one at a time, run by the server, kept by digest. */
export type ModelTests = {
  /**
   * Starts one, or joins the one of this model that runs. Resolves as soon as it is under way. Throws
   * `bad_model_name`, `model_not_installed`, `model_cannot_judge`, `model_test_running`,
   * `ollama_unreachable`.
   */
  start: (name: string) => Promise<ModelTest>;
  /** The running one and the last one of every other digest. */
  list: () => Promise<Record<string, ModelTest>>;
  running: () => ModelTest | null;
  /** Ends the running one without a trace; resolves when it is quiet. */
  stop: () => Promise<void>;
};

export function createModelTests(deps: ModelTestsDeps): ModelTests {
  const { db, client, clock, bus } = deps;
  const stopping = new AbortController();
  let running: ModelTest | null = null;
  let finished: Promise<void> = Promise.resolve();

  const show = (test: ModelTest) => {
    running = test.state === 'running' ? test : null;
    bus.publish({ type: 'model_test', test });
  };
  const describe = (test: StoredModelTest) => describeTest(test, client.baseUrl);
  const run = async (model: InstalledModel, test: ModelTest) => {
    const { signal } = stopping;
    const onProgress = (done: number) => show({ ...test, done });
    const work = () => testModel(deps, model, { earlier: test.result, signal, onProgress });
    const outcome = await deps.turns.alone(work, signal).catch((err: unknown): TestOutcome => {
      deps.logger.error({ err, model: model.name }, 'a model test failed unexpectedly');
      return { kind: 'failed', failure: makeFailure('other', 'Something went wrong inside Winnow.') };
    });
    if (signal.aborted) return;
    const ended = makeStored(test, outcome);
    await storeModelTest(db, ended, clock.now()).catch((err: unknown) =>
      deps.logger.error({ err, model: model.name }, 'the result of a model test was not stored'),
    );
    show(describe(ended));
  };

  return {
    start: async (name) => {
      const model = await findTestable(deps, name);
      const stored = (await listStoredModelTests(db)).find(({ digest }) => digest === model.digest);
      if (running?.digest === model.digest) return running;
      if (running) throw alreadyTesting(running.model);
      const test = makeRunning(model, stored);
      show(test);
      finished = run(model, test);
      return test;
    },
    list: async () => {
      const tests = (await listStoredModelTests(db)).map(describe);
      if (running) tests.push(running);
      return Object.fromEntries(tests.map((test) => [test.digest, test]));
    },
    running: () => running,
    stop: async () => {
      stopping.abort();
      await finished;
    },
  };
}

/** An installed model that may judge. Throws as {@link ModelTests.start} does where there is none of this name. */
export async function findTestable(
  deps: ModelSource & { allowCloud: boolean },
  typed: string,
): Promise<InstalledModel> {
  const name = checkModelName(typed);
  const found = await findModel(deps, name, { allowCloud: deps.allowCloud });
  switch (found.kind) {
    case 'found':
      return found.model;
    case 'not_installed':
      throw notInstalled(name);
    case 'cannot_judge':
      throw new AppError('model_cannot_judge', `${found.model.name} cannot judge articles.`, {
        hint: 'Test a chat model that is installed here.',
      });
    case 'failed':
      throw toOllamaError(found.failure, { url: deps.client.baseUrl, model: name });
  }
}

function alreadyTesting(model: string): AppError {
  return new AppError('model_test_running', `${model} is being tested.`, {
    hint: 'One model is tested at a time; wait until it is through.',
    details: { model },
  });
}

const inGoodHealth = { error_class: null, message: null, hint: null };

function makeRunning({ name, digest }: InstalledModel, before: StoredModelTest | undefined): ModelTest {
  const progress = { state: 'running' as const, done: 0, total: MODEL_TEST_ARTICLES };
  return { model: name, digest, ...progress, result: before?.result ?? null, ...inGoodHealth };
}

function makeStored({ model, digest, result }: ModelTest, outcome: TestOutcome): StoredModelTest {
  if (outcome.kind === 'finished') return { model, digest, result: outcome.result, failure: null };
  const { class: errorClass, message } = outcome.failure;
  return { model, digest, result, failure: { class: errorClass, text: message } };
}

/** A test that is over, in words. */
function describeTest({ model, digest, result, failure }: StoredModelTest, url: string): ModelTest {
  const base = { model, digest, total: MODEL_TEST_ARTICLES, result };
  if (!failure) return { ...base, state: 'done', done: MODEL_TEST_ARTICLES, ...inGoodHealth };
  return {
    ...base,
    state: 'failed',
    done: 0,
    error_class: failure.class,
    ...describeWhy(failure, { model, url }),
  };
}

function describeWhy(
  failure: NonNullable<StoredModelTest['failure']>,
  place: { model: string; url: string },
): FailureWords {
  const words = describeFailure(failure.class, place);
  // Nothing is tried again by itself here, unlike in judging.
  if (failure.class === 'other') {
    return { message: failure.text || words.message, hint: "Test it again; Ollama's own log may say more." };
  }
  if (failure.class === 'busy') return { message: words.message, hint: 'Test it again in a while.' };
  return words;
}
