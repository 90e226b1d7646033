import type { Clock } from '#server/platform/clock.ts';

export type ProgressDeps = {
  clock: Clock;
  write: (text: string) => void;
  /** A terminal shows one line that changes; a file gets a line now and then. */
  isTerminal: boolean;
};

export type Progress = {
  /** `name`'s article number `done` of `of` is through. */
  step: (name: string, done: number, of: number) => void;
  /** Leaves the cursor at the beginning of a line. */
  end: () => void;
};

/** Without a terminal, one line in so many articles. */
const LINE_EVERY = 10;

/** Says how far a long row of `total` articles is, and how long the rest will take at the speed so far. */
export function createProgress({ clock, write, isTerminal }: ProgressDeps, total: number): Progress {
  const startedAt = clock.now();
  let through = 0;
  return {
    step: (name, done, of) => {
      through += 1;
      const left = ((clock.now() - startedAt) / through) * (total - through);
      const line = `${name}: ${done} of ${of}, ${describeLeft(left)}`;
      if (isTerminal) write(`\r\u001b[K${line}`);
      else if (done % LINE_EVERY === 0 || done === of) write(`${line}\n`);
    },
    end: () => {
      if (isTerminal && through > 0) write('\r\u001b[K');
    },
  };
}

function describeLeft(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 1 ? 'less than a minute left' : `about ${minutes} min left`;
}
