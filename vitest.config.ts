import { defineConfig } from 'vitest/config';

const quiet = ['src/server/testing/quiet-console.ts'];

export default defineConfig({
  test: {
    retry: 0,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          setupFiles: quiet,
          // No module keeps state, so nothing has to be loaded anew for each of the files: less than half the time.
          isolate: false,
          maxWorkers: 2,
          // A busy machine is no failure; what hangs fails all the same.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/**/*.journey.ts'],
          setupFiles: quiet,
          // Every journey file starts a real server and a browser: two at once would fight over two cores.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
