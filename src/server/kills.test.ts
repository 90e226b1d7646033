import { expect, test } from 'vitest';
import { runKillRounds } from '#server/testing/kills/kill-rounds.ts';
import { runMigrationRounds } from '#server/testing/kills/migration-rounds.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';

/** Each life is a start, on a machine that may be busy. */
const timeout = 600_000;
const { random } = Math;

test('twenty kills in the midst of everything lose nothing that was acknowledged, and the file stays sound', {
  timeout,
}, async () => {
  const rounds = await runKillRounds({ dataDir: makeTempFolder(), rounds: 20, random });
  expect(rounds.flatMap(({ losses }) => losses)).toEqual([]);
  // Rounds in which nothing was promised would prove nothing.
  expect(rounds.filter(({ acknowledged }) => acknowledged === 0)).toEqual([]);
});

test('a signal to stop in the midst of everything ends it with 0, and nothing is lost', {
  timeout,
}, async () => {
  const rounds = await runKillRounds({ dataDir: makeTempFolder(), rounds: 3, signal: 'SIGTERM', random });
  expect(rounds.flatMap(({ losses }) => losses)).toEqual([]);
});

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a file of the first release that is brought up to date loses nothing by %s, and a copy from before is there',
  { timeout },
  async (signal) => {
    const options = { folder: makeTempFolder(), articles: 3_000, rounds: 3, signal, random };
    const rounds = await runMigrationRounds(options);
    expect(rounds.flatMap(({ losses }) => losses)).toEqual([]);
  },
);
