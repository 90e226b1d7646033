/** What was promised of one thing: the values it may have after a crash. More than one while nobody answered. */
export type Promised<Value> = {
  set: (value: Value, send: () => Promise<boolean>) => Promise<void>;
  may: () => readonly Value[];
};

/**
 * Keeps book of one value that is changed over HTTP. `send` says whether the change was acknowledged. Once it was,
 * only that value may be found; while it was not, the one before may be too.
 */
export function makePromised<Value>(first: Value): Promised<Value> {
  let possible: readonly Value[] = [first];
  return {
    set: async (value, send) => {
      possible = [...possible, value];
      if (await send()) possible = [value];
    },
    may: () => possible,
  };
}
