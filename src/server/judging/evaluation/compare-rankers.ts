import type { EstimatedTask } from './estimate-tasks.ts';
import { measureOrder, measureRun, type RankingFigures } from './figures.ts';
import type { RankingRun } from './ranking.ts';

/** The ways to rank of one owner, by their names in JSON: those of `EstimateRanker`, and `judge`. */
export type OwnerFigures = {
  name: string;
  votes: { more: number; less: number };
  rankers: Record<string, RankingFigures>;
};

/** Means over the owners for whom there is a figure; a topic's over those who want it. */
export type MeanFigures = {
  owners: number;
  auc: number | null;
  pair_accuracy: number | null;
  graded_accuracy: number | null;
  auc_by_topic: Record<string, number | null>;
};

export type RankerComparison = { owners: OwnerFigures[]; means: Record<string, MeanFigures> };

/** All ways to rank beside each other. `runs` are the judge's, none without one; the model test is left out. */
export function compareRankers(
  estimated: readonly EstimatedTask[],
  runs: readonly RankingRun[],
): RankerComparison {
  const owners = estimated.map(({ task, rankings }): OwnerFigures => {
    const judged = runs.find((run) => run.task === task);
    const estimates = Object.entries(rankings).map(([ranker, scored]) => [ranker, measureOrder(scored)]);
    const count = (wanted: string) => task.votes.filter(({ verdict }) => verdict === wanted).length;
    return {
      name: task.reader.name,
      votes: { more: count('more'), less: count('less') },
      rankers: {
        ...Object.fromEntries(estimates),
        ...(judged ? { judge: pickFigures(measureRun(judged)) } : {}),
      },
    };
  });
  const rankers = [...new Set(owners.flatMap((owner) => Object.keys(owner.rankers)))];
  return { owners, means: Object.fromEntries(rankers.map((ranker) => [ranker, meanOf(owners, ranker)])) };
}

/** Without what a judge costs, which stands in its own table. */
function pickFigures(figures: ReturnType<typeof measureRun>): RankingFigures {
  const { source, owner, seconds_per_article, tokens_in, tokens_out, ...ranking } = figures;
  return ranking;
}

function meanOf(owners: readonly OwnerFigures[], ranker: string): MeanFigures {
  const all = owners.flatMap(({ rankers }) => rankers[ranker] ?? []);
  const topics = [...new Set(all.flatMap(({ auc_by_topic }) => Object.keys(auc_by_topic)))].sort();
  return {
    owners: all.length,
    auc: mean(all.map(({ auc }) => auc)),
    pair_accuracy: mean(all.map(({ pair_accuracy }) => pair_accuracy)),
    graded_accuracy: mean(all.map(({ graded_accuracy }) => graded_accuracy)),
    auc_by_topic: Object.fromEntries(
      topics.map((topic) => [topic, mean(all.map(({ auc_by_topic }) => auc_by_topic[topic] ?? null))]),
    ),
  };
}

function mean(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0) / known.length;
}
