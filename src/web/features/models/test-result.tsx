import { Loader, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ModelTest, ModelTestResult } from '#shared/model-test.ts';
import { TestAnswers } from './test-answers.tsx';
import classes from './test-result.module.css';
import { describeTestResult } from './test-words.ts';

/** Under a model's row: how far its test is, why it failed, and what the last one found out. */
export function TestResult({ test }: { test: ModelTest }) {
  return (
    <div className={classes['test']}>
      <VisuallyHidden role="status">{spokenWords[test.state](test.model)}</VisuallyHidden>
      {test.state === 'running' && <RunningTest test={test} />}
      {test.state === 'failed' && <FailedTest test={test} />}
      {test.result && test.state !== 'running' && <FinishedTest result={test.result} />}
    </div>
  );
}

/** Read aloud when a test begins and ends, not with every article. */
const spokenWords: Record<ModelTest['state'], (model: string) => string> = {
  running: (model) => `Testing ${model}`,
  done: (model) => `${model} has been tested`,
  failed: (model) => `The test of ${model} failed`,
};

function RunningTest({ test }: { test: ModelTest }) {
  return (
    <p className={classes['line']}>
      <Loader size={16} aria-hidden />
      Testing: {test.done} of {test.total} articles of our own read
    </p>
  );
}

function FailedTest({ test }: { test: ModelTest }) {
  return (
    <p className={classes['line']}>
      <IconAlertTriangle size={18} stroke={1.75} className={classes['danger']} aria-hidden />
      <span>
        <span className={classes['danger']}>The test failed: {test.message}</span> {test.hint}
      </span>
    </p>
  );
}

function FinishedTest({ result }: { result: ModelTestResult }) {
  return (
    <>
      <p className={classes['line']}>
        {result.warning ? (
          <IconAlertTriangle size={18} stroke={1.75} className={classes['warn']} aria-hidden />
        ) : (
          <IconCircleCheck size={18} stroke={1.75} className={classes['ok']} aria-hidden />
        )}
        <span>
          {describeTestResult(result)}
          {result.warning && <span className={classes['warn']}> · {result.warning}</span>}
        </span>
      </p>
      <TestAnswers result={result} />
    </>
  );
}
