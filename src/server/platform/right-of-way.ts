/**
 * Lets most work run side by side and some of it alone. Work that wants to be alone waits for what runs and
 * holds back what comes. A wait that is aborted ends at once: the work then runs and looks at its own signal.
 */
export type RightOfWay = {
  share: <T>(run: () => Promise<T>, signal: AbortSignal) => Promise<T>;
  alone: <T>(run: () => Promise<T>, signal: AbortSignal) => Promise<T>;
};

export function createRightOfWay(): RightOfWay {
  let sharing = 0;
  let wantingAlone = 0;
  let alone = 0;
  let change = Promise.withResolvers<void>();

  const nextChange = async (signal: AbortSignal) => {
    const aborted = Promise.withResolvers<void>();
    const leave = () => aborted.resolve();
    signal.addEventListener('abort', leave, { once: true });
    await Promise.race([change.promise, aborted.promise]);
    signal.removeEventListener('abort', leave);
  };
  const announce = () => {
    change.resolve();
    change = Promise.withResolvers<void>();
  };

  // Looking whether the way is free and taking it must be one step, with no await in between.
  return {
    share: async (run, signal) => {
      while (wantingAlone > 0 && !signal.aborted) await nextChange(signal);
      sharing += 1;
      try {
        return await run();
      } finally {
        sharing -= 1;
        announce();
      }
    },
    alone: async (run, signal) => {
      wantingAlone += 1;
      while (sharing + alone > 0 && !signal.aborted) await nextChange(signal);
      alone += 1;
      try {
        return await run();
      } finally {
        alone -= 1;
        wantingAlone -= 1;
        announce();
      }
    },
  };
}
