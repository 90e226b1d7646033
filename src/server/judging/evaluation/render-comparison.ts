import type { MeanFigures, RankerComparison } from './compare-rankers.ts';
import { decimals, renderTable } from './render-table.ts';

/** The models beside the built-in estimates; null where none was asked for. */
export type ComparedModels = { judge: string | null; embedding: string | null };

/** AUC by ranker and owner with the mean over the owners, then the means by topic. */
export function renderComparison({ owners, means }: RankerComparison, models: ComparedModels): string {
  const rankers = Object.entries(means);
  const votes = describeVotes(owners);
  const names = rankers.map(([ranker]) => describeRanker(ranker, votes, models));
  const byOwner = [
    ['AUC', ...owners.map(({ name }) => name), 'mean'],
    ...rankers.map(([ranker, { auc }], index) => [
      names[index] ?? ranker,
      ...owners.map((owner) => decimals(owner.rankers[ranker]?.auc ?? null, 3)),
      decimals(auc, 3),
    ]),
  ];
  return `${renderTable(byOwner)}\n\n${renderTopics(rankers, names)}`;
}

function renderTopics(rankers: readonly [string, MeanFigures][], names: readonly string[]): string {
  const topics = Object.keys(rankers[0]?.[1].auc_by_topic ?? {});
  return renderTable([
    ['AUC by topic', ...topics],
    ...rankers.map(([ranker, { auc_by_topic }], index) => [
      names[index] ?? ranker,
      ...topics.map((topic) => decimals(auc_by_topic[topic] ?? null, 3)),
    ]),
  ]);
}

function describeRanker(ranker: string, votes: string, { judge, embedding }: ComparedModels): string {
  const [source, moment] = ranker.split(/_(?=(?:before|after)_votes$)/);
  if (moment === 'before_votes') return '  without the articles voted on';
  if (moment === 'after_votes') return `  these after ${votes}`;
  if (source === 'built_in') return 'estimates (built in)';
  if (source === 'with_embedding') return `estimates + ${embedding}`;
  if (source === 'embedding_alone') return `estimates by ${embedding} alone`;
  return `judged by ${judge}`;
}

/** "10 + 10 votes" where all owners voted alike: more + less. */
function describeVotes(owners: RankerComparison['owners']): string {
  const counts = owners.map(({ votes }) => votes).filter(({ more, less }) => more + less > 0);
  const [first] = counts;
  const areAlike = counts.every(({ more, less }) => more === first?.more && less === first.less);
  return first && areAlike ? `${first.more} + ${first.less} votes` : 'the votes';
}
