import { recordChats, type TimedCall } from '#server/models/record-chats.ts';
import { type AskingDeps, askPatiently } from '#server/models/test-model.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { Ranked, Ranker, RankingCost } from './ranking.ts';

/** Ranks as judging does: the combined prompt, its retries, its reading of the answer and its score. */
export function createJudgeRanker(deps: AskingDeps, model: InstalledModel): Ranker {
  return ({ interests, antiInterests, categories }) => {
    const profile = { interests, antiInterests, categories };
    return async (article, signal): Promise<Ranked> => {
      const calls: TimedCall[] = [];
      const recording = { ...deps, client: recordChats(deps.client, (call) => calls.push(call)) };
      const asked = await askPatiently(recording, { model, profile, article, signal });
      if (asked.kind === 'unavailable') return asked;
      const cost = addUp(calls);
      if (asked.kind === 'invalid') return { kind: 'invalid', cost };
      return { kind: 'ranked', score: asked.score, explanation: asked.answer.explanation, cost };
    };
  };
}

function addUp(calls: readonly TimedCall[]): RankingCost {
  const sum = (read: (call: TimedCall) => number) => calls.reduce((total, call) => total + read(call), 0);
  return {
    seconds: sum((call) => call.promptMs + call.generatedMs) / 1_000,
    tokensIn: sum((call) => call.promptTokens),
    tokensOut: sum((call) => call.generatedTokens),
  };
}
