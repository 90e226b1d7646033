import type { FetchFailureKind } from '#shared/fetch-failure.ts';

/** What is known of our own way to the outside, from how the last tries ended. */
export type Reachability = {
  /** Nothing that was tried can be reached: the fault is on our side. */
  isOut: boolean;
  /** Hosts that could not be reached since anything answered last, and whether they had worked before. */
  unreached: ReadonlyMap<string, boolean>;
};

export type TryEnd = {
  host: string;
  /** `answered`: whatever it said. `unreached`: no way to it. `unknown`: says nothing about the way. */
  end: 'answered' | 'unreached' | 'unknown';
  /** Its feed did not fail the time before. What has been dead for long says nothing about us. */
  worked: boolean;
};

export const reachable: Reachability = { isOut: false, unreached: new Map() };

/** So many hosts that worked before do not all go down between two answers; one or two may well do. */
const HOSTS_THAT_WORKED = 3;

/**
 * The state after one more try. `hostCount`: how many hosts there are at all; with fewer than
 * {@link HOSTS_THAT_WORKED} that worked, all of them have to be out of reach, and a single host never proves
 * anything: it may just as well be its own fault.
 */
export function afterTry(
  before: Reachability,
  { host, end, worked }: TryEnd,
  hostCount: number,
): Reachability {
  if (end === 'answered') return reachable;
  if (end === 'unknown' || before.isOut) return before;
  const unreached = new Map(before.unreached).set(host, worked || before.unreached.get(host) === true);
  const haveWorked = [...unreached.values()].filter(Boolean).length;
  const isOut = haveWorked >= HOSTS_THAT_WORKED || unreached.size >= Math.max(2, hostCount);
  return { isOut, unreached };
}

/** A TLS error on every host is a captive portal, or our clock; a private address is its name server. */
const wayKinds = new Set<FetchFailureKind>(['dns', 'refused', 'timeout', 'tls', 'network']);
const silentKinds = new Set<FetchFailureKind>(['private_address', 'bad_url', 'unsupported_scheme']);

/** What a failure says about the way to its host. */
export function endOfFailure(kind: FetchFailureKind): TryEnd['end'] {
  if (wayKinds.has(kind)) return 'unreached';
  return silentKinds.has(kind) ? 'unknown' : 'answered';
}
