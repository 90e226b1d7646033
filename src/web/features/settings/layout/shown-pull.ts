import type { Pull } from '#shared/pull.ts';

/** The pull that the navigation tells of: the running one, else the first that waits; undefined when none does. */
export function findShownPull(pulls: Pull[]): Pull | undefined {
  return pulls.find(({ state }) => state === 'running') ?? pulls.find(({ state }) => state === 'queued');
}

/** What the sign means, for those who do not see it. */
export function describeShownPull(pull: Pull): string {
  return pull.percent === null ? `Pulling ${pull.model}` : `Pulling ${pull.model}, ${pull.percent} %`;
}
