import type { JudgingStatus } from '#shared/judgement.ts';

export type StepName = 'feeds' | 'interests' | 'model';

/** One of the three things that make a ranked list out of feeds. */
export type Step = { name: StepName; title: string; text: string; done: boolean };

export type SetUp = {
  feedCount: number;
  hasInterests: boolean;
  status: JudgingStatus;
  /** Ollama does not answer, and nobody has said where it is: that is asked for first. */
  asksForOllama?: boolean;
};

/** The three steps in their order, with what stands in the way of judging where the model is concerned. */
export function listSteps({ feedCount, hasInterests, status, asksForOllama = false }: SetUp): Step[] {
  return [
    {
      name: 'feeds',
      title: 'Feeds',
      text: feedCount === 0 ? 'The sites you follow.' : feedCount === 1 ? '1 feed' : `${feedCount} feeds`,
      done: feedCount > 0,
    },
    {
      name: 'interests',
      title: 'Interests',
      text: hasInterests ? 'Written down.' : 'What you want to read and what not, in your own words.',
      done: hasInterests,
    },
    asksForOllama ? { name: 'model', title: 'Model', text: askForOllama, done: false } : modelStep(status),
  ];
}

const askForOllama =
  'Ollama runs the model that reads your articles, and does not answer. Start it, or say where it is:';

function modelStep({ model, reason, message }: JudgingStatus): Step {
  const broken = reason === 'no_model' || reason === 'model_missing' || reason === 'unreachable';
  const done = model !== null && !broken;
  const text = done
    ? `${model} reads your articles on your own machine.`
    : (message ?? 'A model on your own machine that reads each article and says how well it fits.');
  return { name: 'model', title: 'Model', text, done };
}
