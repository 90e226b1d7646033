import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { feedsQuery } from '#web/api/feeds.ts';
import { interestsQuery } from '#web/api/interests.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import { ollamaHealthQuery } from '#web/api/ollama.ts';
import { RankedPreview } from '#web/features/articles/judgement/ranked-preview.tsx';
import { ImportPanel } from '#web/features/imports/import-panel.tsx';
import { ConnectionForm } from '#web/features/models/connection-form.tsx';
import { type ModelFoot, WelcomeModel } from '#web/features/models/welcome-model.tsx';
import { type InterestsFoot, WelcomeInterests } from '#web/features/settings/interests/welcome-interests.tsx';
import { FeedsStep } from '#web/features/welcome/feeds-step.tsx';
import { OllamaStep } from '#web/features/welcome/ollama-step.tsx';
import { isStepName, listSteps, neighbourOf, type Step, type StepName } from '#web/features/welcome/steps.ts';
import { useFinishWelcome } from '#web/features/welcome/use-finish-welcome.ts';
import { WelcomeFoot } from '#web/features/welcome/welcome-foot.tsx';
import { WelcomeLayout } from '#web/features/welcome/welcome-layout.tsx';
import { useAddingDialogs } from './adding-dialogs.tsx';

const words: Record<StepName, { title: string; lede: string }> = {
  feeds: {
    title: 'What do you follow?',
    lede: 'Add more than you can read: Winnow reads all of it and puts the best on top, with the reason.',
  },
  interests: {
    title: 'What do you want to read?',
    lede: 'In your own words. Estimates go by these lines at once, and the model reads them before it scores an article.',
  },
  ollama: {
    title: 'Find Ollama',
    lede: 'Ollama runs the model on a machine of yours. Without it Winnow is a complete feed reader, ranked by estimates.',
  },
  model: {
    title: 'Choose a model',
    lede: 'It reads your articles on your own machine and says which are worth your time. You can change it whenever you like.',
  },
};

/** `/welcome/$step`: the four first steps, each of which can be skipped. */
export function WelcomePage() {
  const { step: typed } = useParams({ strict: false });
  const step = typed !== undefined && isStepName(typed) ? typed : 'feeds';
  const navigate = useNavigate();
  const finish = useFinishWelcome();
  const adding = useAddingDialogs({ stays: true });
  const next = neighbourOf(step, 1);
  const goOn = () => {
    if (next) void navigate({ to: '/welcome/$step', params: { step: next } });
    else finish();
  };
  const steps = useSteps();
  const bodies: Record<StepName, () => ReactNode> = {
    feeds: () => (
      <>
        <FeedsStep onAdd={adding.add} imports={<ImportPanel />} />
        <PlainFoot step="feeds" steps={steps} onGoOn={goOn} />
      </>
    ),
    interests: () => (
      <WelcomeInterests
        preview={(texts) => <RankedPreview texts={texts} />}
        foot={(state) => <FootOfInterests state={state} onGoOn={goOn} />}
        onDone={goOn}
      />
    ),
    ollama: () => (
      <>
        <OllamaStep addressForm={(current) => <ConnectionForm current={current} />} />
        <PlainFoot step="ollama" steps={steps} onGoOn={goOn} />
      </>
    ),
    model: () => <WelcomeModel foot={(state) => <FootOfModel state={state} onSkip={goOn} />} onDone={goOn} />,
  };
  return (
    <WelcomeLayout
      step={step}
      steps={steps}
      {...words[step]}
      width={step === 'interests' ? 'wide' : 'column'}
      onSkipAll={finish}
    >
      {bodies[step]()}
      {adding.dialog}
    </WelcomeLayout>
  );
}

/** What is done of all steps; undefined until that is known. */
function useSteps(): Step[] | undefined {
  const { data: feeds } = useQuery(feedsQuery());
  const { data: interests } = useQuery(interestsQuery());
  const { data: ollama } = useQuery(ollamaHealthQuery());
  const { data: status } = useQuery(judgingStatusQuery());
  if (!feeds || !interests || !status) return undefined;
  const hasInterests = `${interests.interests}${interests.anti_interests}`.trim() !== '';
  return listSteps({ feedCount: feeds.length, hasInterests, ollama, status });
}

type PlainFootProps = { step: StepName; steps: Step[] | undefined; onGoOn: () => void };

/** Nothing is to be saved: it goes on, or over it. */
function PlainFoot({ step, steps, onGoOn }: PlainFootProps) {
  const done = steps?.find(({ name }) => name === step)?.done ?? false;
  return (
    <WelcomeFoot step={step} onSkip={done ? null : onGoOn}>
      {done && <Button onClick={onGoOn}>Continue</Button>}
    </WelcomeFoot>
  );
}

function FootOfInterests({ state, onGoOn }: { state: InterestsFoot; onGoOn: () => void }) {
  const { dirty, empty, tooLong, busy, formId } = state;
  return (
    <WelcomeFoot step="interests" onSkip={dirty || empty ? onGoOn : null}>
      {!(empty && !dirty) && (
        <Button type="submit" form={formId} disabled={tooLong} loading={busy}>
          {dirty ? 'Save and continue' : 'Continue'}
        </Button>
      )}
    </WelcomeFoot>
  );
}

function FootOfModel({ state: { chosen, busy, formId }, onSkip }: { state: ModelFoot; onSkip: () => void }) {
  return (
    <WelcomeFoot
      step="model"
      onSkip={onSkip}
      note={
        chosen && !chosen.installed
          ? 'The pull goes on in the background; you can go ahead at once.'
          : undefined
      }
    >
      {chosen && (
        <Button type="submit" form={formId} loading={busy}>
          {chosen.installed ? 'Start reading' : 'Pull and start reading'}
        </Button>
      )}
    </WelcomeFoot>
  );
}
