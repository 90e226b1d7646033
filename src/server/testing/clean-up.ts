import { afterAll, onTestFinished, TestRunner } from 'vitest';

/** Runs when the test that is running now ends; called outside of a test, when the file ends. */
export function cleanUpLater(run: () => unknown): void {
  const ended = async () => void (await run());
  if (TestRunner.getCurrentTest()) onTestFinished(ended);
  else afterAll(ended);
}
