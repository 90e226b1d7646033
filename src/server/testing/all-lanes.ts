import { chooseLanes } from '#server/judging/queue/lanes.ts';

/** Every job there is, the best first: for tests that only want the next one. */
export const allLanes = chooseLanes(
  { reEvaluate: true, finishNew: true, beginNew: true },
  { turns: { by_hand: 0, 're-evaluate': 0, new: 0 }, prefer: 'begin' },
);
