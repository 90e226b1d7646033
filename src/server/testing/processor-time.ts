/**
 * Milliseconds that the processor has worked for this thread so far. Unlike the clock it does not go on while others
 * have the processor; it goes by a few milliseconds at a step.
 */
export function readProcessorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
