import { ARTICLES, inWorld, judgeAll, type Run } from './judge-all.ts';
import { type Figure, median } from './report.ts';
import { sendRecorded } from './send-recorded.ts';

const ROUNDS = 2;
const SLOTS = [1, 2, 4];

/**
 * About an eighth of a second an article, fifty times quicker than a small model without a graphics card
 * (measured: 5 to 10 s): what Winnow adds to an article shows fifty times larger than it will be.
 */
export const SPEED = { promptTokensPerSecond: 20_000, generatedTokensPerSecond: 500 };

/**
 * 200 articles from feed to score, against a bare loop that sends the same requests with the same
 * concurrency to an equal simulator. By turns, each with a simulator that remembers nothing.
 */
export async function measureJudging(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slots of SLOTS) {
    const ours: Run[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const run = await inWorld({ ...SPEED, slots }, (world) => judgeAll(world, { slots }));
      ours.push(run);
      const sent = await inWorld({ ...SPEED, slots }, (world) =>
        sendRecorded(world.ollamaUrl, run.chats, slots),
      );
      bare.push(sent.took);
    }
    figures.push({
      name: `judging, ${slots} ${slots === 1 ? 'slot' : 'slots'}`,
      ours: perSecond(median(ours.map(({ took }) => took))),
      reference: perSecond(median(bare)),
      unit: 'articles/s',
      goal: 'ratio ≥ 0.97',
    });
    if (slots === 1)
      figures.push(...countWork(ours), describeAdded(median(ours.map(({ took }) => took)) - median(bare)));
  }
  return figures;
}

function perSecond(milliseconds: number): number {
  return (ARTICLES * 1_000) / milliseconds;
}

/** A real model takes seconds for an article, so this says more about a real library than the ratio does. */
function describeAdded(milliseconds: number): Figure {
  return { name: 'judging, added to the model', ours: milliseconds / ARTICLES, unit: 'ms an article' };
}

function countWork(runs: readonly Run[]): Figure[] {
  const per = (pick: (run: Run) => number) => median(runs.map(pick)) / ARTICLES;
  return [
    { name: 'judging, requests', ours: per(({ chats }) => chats.length), unit: 'an article' },
    { name: 'judging, prompt tokens', ours: per(({ tokensIn }) => tokensIn), unit: 'an article' },
    { name: 'judging, generated tokens', ours: per(({ tokensOut }) => tokensOut), unit: 'an article' },
  ];
}
