import { z } from 'zod';
import { ARTICLES, inWorld, judgeAll } from './judge-all.ts';
import type { Figure } from './report.ts';
import { type Sent, sendRecorded } from './send-recorded.ts';
import { describeUsualWay } from './usual-way.ts';

/**
 * A real Ollama 0.24.0 with SmolLM2 135M on two CPU cores: 957 tokens of a prompt read in 4,417 ms, 61 tokens
 * written in 705 ms, 700 ms to load.
 */
const MEASURED = { promptTokensPerSecond: 217, generatedTokensPerSecond: 87, loadTime: 700 };

/** So many times quicker than measured, so that a run takes seconds. The proportions stay. */
const QUICKER = 200;
const MACHINE = {
  promptTokensPerSecond: MEASURED.promptTokensPerSecond * QUICKER,
  generatedTokensPerSecond: MEASURED.generatedTokensPerSecond * QUICKER,
  loadTime: MEASURED.loadTime / QUICKER,
  slots: 1,
};

/**
 * The model's time for the same articles: our requests against those of the usual way (two calls for an article,
 * the article first, answers of 300 tokens). It is what the simulated Ollama says about its own work, with a
 * memory of the last prompt's beginning as a real one has it; so it does not depend on the machine.
 */
export async function measureJudgingCost(): Promise<Figure[]> {
  const { chats } = await inWorld(MACHINE, (world) => judgeAll(world, { slots: 1 }));
  const ours = await inWorld(MACHINE, (world) => sendRecorded(world.ollamaUrl, chats, 1));
  const usual = chats.flatMap((chat) => describeUsualWay(chatSchema.parse(JSON.parse(chat))));
  const reference = await inWorld({ ...MACHINE, longAnswers: true }, (world) =>
    sendRecorded(world.ollamaUrl, usual, 1),
  );
  const compare = (pick: (sent: Sent) => number) => ({
    ours: pick(ours) / ARTICLES,
    reference: pick(reference) / ARTICLES,
  });
  const seconds = (milliseconds: number) => (milliseconds * QUICKER) / 1_000;
  return [
    {
      name: 'judging-cost, model time',
      ...compare(({ model }) => seconds(model.took)),
      unit: 's an article at the measured speed',
      goal: 'ratio ≤ 0.333',
    },
    {
      name: 'judging-cost, prompt tokens read anew',
      ...compare(({ model }) => (model.reading * MACHINE.promptTokensPerSecond) / 1_000),
      unit: 'an article',
    },
    {
      name: 'judging-cost, generated tokens',
      ...compare(({ model }) => model.generated),
      unit: 'an article',
    },
    {
      name: 'judging-cost, requests',
      ours: chats.length / ARTICLES,
      reference: usual.length / ARTICLES,
      unit: 'an article',
    },
  ];
}

const chatSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  options: z.looseObject({ num_ctx: z.number() }),
});
