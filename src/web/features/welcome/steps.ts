import type { JudgingStatus } from '#shared/judgement.ts';
import type { OllamaHealth } from '#shared/ollama.ts';

/** The steps in their order; each is also the last part of its address. */
const stepNames = ['feeds', 'interests', 'ollama', 'model'] as const;
export type StepName = (typeof stepNames)[number];

/** One of the things that make a ranked list out of feeds. */
export type Step = { name: StepName; title: string; text: string; done: boolean };

export type SetUp = {
  feedCount: number;
  hasInterests: boolean;
  /** Undefined until Ollama was asked. */
  ollama: Pick<OllamaHealth, 'connected' | 'version' | 'hint'> | undefined;
  status: Pick<JudgingStatus, 'model' | 'reason' | 'message'>;
  /** A form below the step asks where Ollama is. */
  asksForOllama?: boolean;
};

/** What the steps are called, in the welcome and in the empty list. */
const stepTitles: Record<StepName, string> = {
  feeds: 'Feeds',
  interests: 'Interests',
  ollama: 'Ollama',
  model: 'Model',
};

export function isStepName(name: string): name is StepName {
  return (stepNames as readonly string[]).includes(name);
}

/** The step after, or before; undefined beyond either end. */
export function neighbourOf(name: StepName, distance: 1 | -1): StepName | undefined {
  return stepNames[stepNames.indexOf(name) + distance];
}

/** The steps in their order, each done or not by what there is, in whatever order they were taken. */
export function listSteps(setUp: SetUp): Step[] {
  const facts: Record<StepName, Pick<Step, 'text' | 'done'>> = {
    feeds: describeFeeds(setUp.feedCount),
    interests: {
      text: setUp.hasInterests ? 'Written down.' : 'What you want to read and what not, in your own words.',
      done: setUp.hasInterests,
    },
    ollama: describeOllama(setUp),
    model: describeModel(setUp.status),
  };
  return stepNames.map((name) => ({ name, title: stepTitles[name], ...facts[name] }));
}

function describeFeeds(count: number): Pick<Step, 'text' | 'done'> {
  if (count === 0) return { text: 'The sites you follow.', done: false };
  return { text: count === 1 ? '1 feed' : `${count.toLocaleString('en')} feeds`, done: true };
}

const whatOllamaDoes = 'Ollama runs the model that reads your articles';

function describeOllama({ ollama, asksForOllama }: SetUp): Pick<Step, 'text' | 'done'> {
  if (!ollama) return { text: `${whatOllamaDoes}. Looking for it…`, done: false };
  if (ollama.connected) {
    return {
      text: ollama.version === null ? 'It answers.' : `Version ${ollama.version} answers.`,
      done: true,
    };
  }
  if (asksForOllama) {
    return { text: `${whatOllamaDoes}, and does not answer. Start it, or say where it is:`, done: false };
  }
  return { text: ollama.hint ?? `${whatOllamaDoes}, and does not answer. Start it.`, done: false };
}

function describeModel({ model, reason, message }: SetUp['status']): Pick<Step, 'text' | 'done'> {
  if (model === null) {
    return { text: 'No model chosen yet: it reads each article and says how well it fits.', done: false };
  }
  if (reason === 'model_missing') return { text: message ?? `${model} is not installed.`, done: false };
  return { text: `${model} reads your articles on your own machine.`, done: true };
}
