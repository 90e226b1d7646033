/** What a signal to stop does; it changes while the program starts. */
export type StopSignal = { set: (stop: () => void) => void };

/**
 * Listens for SIGINT and SIGTERM from now on. As long as nothing is set the process just ends, with 0: whatever it
 * was at then, a migration among it, bears even a kill. A signal to the whole group arrives twice (from the terminal
 * and from npm), so a second one is no news.
 */
export function listenForStop(): StopSignal {
  let stop: () => void = () => process.exit(0);
  let hasCome = false;
  const hear = () => {
    if (hasCome) return;
    hasCome = true;
    stop();
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return {
    set: (next) => {
      stop = next;
    },
  };
}
