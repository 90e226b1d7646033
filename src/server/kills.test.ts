import { expect, test } from 'vitest';
import { runKillRounds } from '#server/testing/kills/kill-rounds.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';

/** Twenty lives of half a second, and a start for each on a busy machine. */
const timeout = 180_000;

test('twenty kills in the midst of everything lose nothing that was acknowledged, and the file stays sound', {
  timeout,
}, async () => {
  const rounds = await runKillRounds({ dataDir: makeTempFolder(), rounds: 20, random: Math.random });
  expect(rounds.flatMap(({ losses }) => losses)).toEqual([]);
  // Rounds in which nothing was promised would prove nothing.
  expect(rounds.filter(({ acknowledged }) => acknowledged > 0).length).toBeGreaterThan(15);
});
