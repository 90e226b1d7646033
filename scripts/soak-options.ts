import { parseArgs } from 'node:util';

/** How often each part is done by `npm run soak`. 0 leaves it out. */
const usual = { kills: 500, stops: 100, migrations: 100, articles: 10_000, hours: 24 };

export type SoakPart = keyof typeof usual;

const help = `npm run soak -- [--kills ${usual.kills}] [--stops ${usual.stops}] [--migrations ${usual.migrations}] \
[--articles ${usual.articles}] [--hours ${usual.hours}]

Each number can be smaller, for trying; 0 leaves its part out, and --only takes the others for 0:
  npm run soak -- --only --kills 60
docs/notes/soak.md says what each part does.
`;

/** Reads the options of the command line; ends the process where they are none, and after --help. */
export function readSoakCounts(given: string[]): Record<SoakPart, number> {
  try {
    const { values } = parseArgs({ args: given, options });
    if (values.help) {
      process.stdout.write(help);
      process.exit(0);
    }
    const counts = { ...usual };
    for (const part of Object.keys(usual) as SoakPart[]) {
      const text = values[part];
      if (text === undefined && !values.only) continue;
      counts[part] = parseCount(part, text ?? '0');
    }
    return counts;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
}

const number = { type: 'string' } as const;
const options = {
  kills: number,
  stops: number,
  migrations: number,
  articles: number,
  hours: number,
  only: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parseCount(part: SoakPart, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new Error(`--${part} has to be a whole number, not “${text}”.`);
}
