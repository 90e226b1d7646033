import { ARTICLES, inWorld, judgeAll } from './judge-all.ts';
import { SPEED } from './judging.ts';
import { type Figure, median } from './report.ts';

const TABS = 20;
const ROUNDS = 3;

/** Judging while {@link TABS} pages hear of every step, against judging with none, by turns. */
export async function measureTabs(): Promise<Figure[]> {
  const judge = (tabs: number) =>
    inWorld({ ...SPEED, slots: 1 }, (world) => judgeAll(world, { slots: 1, tabs }));
  const many: number[] = [];
  const none: number[] = [];
  const heard: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const run = await judge(TABS);
    many.push((ARTICLES * 1_000) / run.took);
    heard.push(Math.min(...run.heard));
    none.push((ARTICLES * 1_000) / (await judge(0)).took);
  }
  return [
    {
      name: `tabs, judging with ${TABS} of them`,
      ours: median(many),
      reference: median(none),
      unit: 'articles/s',
      goal: 'ratio ≥ 0.97',
    },
    { name: 'tabs, events heard by each', ours: median(heard) / ARTICLES, unit: 'an article' },
  ];
}
