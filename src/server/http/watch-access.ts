import { type Identity, stillHolds } from '#server/access/identify.ts';
import type { HttpDeps } from './deps.ts';

export type AccessWatch = {
  /** Looks now: sessions also end by time, and by a command that runs beside the program. */
  look: () => void;
  stop: () => void;
};

/** Calls `onLost` once somebody who is still being answered may not be any more. */
export function watchAccess(
  { bus, access }: Pick<HttpDeps, 'bus' | 'access'>,
  identity: Identity,
  onLost: () => void,
): AccessWatch {
  const look = () => {
    // What cannot be looked up is not kept open.
    void stillHolds(access, identity).then((holds) => holds || onLost(), onLost);
  };
  const stop = bus.subscribe(({ type }) => {
    if (type === 'access_changed') look();
  });
  return { look, stop };
}
