import { ConfigError, type Environment } from '#server/config/load.ts';
import { DataFolderInUseError } from '#server/database/lock-data-folder.ts';
import { NewerDatabaseError } from '#server/database/migrate.ts';
import { describeStorageTrouble, findStorageTrouble } from '#server/database/storage-error.ts';
import { AppError } from '#shared/app-error.ts';

/** What a command needs of the process it runs in. */
export type Surroundings = {
  /** Undefined: that of the process. */
  environment: Environment | undefined;
  now: () => number;
  /** Results. */
  write: (text: string) => void;
  /** Everything else: progress and mistakes. */
  say: (text: string) => void;
};

export type Command = (args: string[], surroundings: Surroundings) => Promise<0 | 1>;

/** Runs a command of the terminal; whatever goes wrong in a known way becomes a sentence and the exit code 1. */
export async function runCommand(
  command: Command,
  args: string[],
  surroundings: Surroundings,
): Promise<0 | 1> {
  try {
    return await command(args, surroundings);
  } catch (error) {
    const sentence = describeMistake(error);
    if (sentence === undefined) throw error;
    surroundings.say(`${sentence}\n`);
    return 1;
  }
}

/** Errors whose message is a sentence for the owner. */
const known = [ConfigError, DataFolderInUseError, NewerDatabaseError];

function describeMistake(error: unknown): string | undefined {
  if (error instanceof AppError) return [error.message, error.hint].filter(Boolean).join(' ');
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  // An option that the command does not know; Node's own sentence names it.
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return `${error.message}. With --help the command says what it takes.`;
  }
  const trouble = findStorageTrouble(error);
  if (!trouble) return undefined;
  const { message, hint } = describeStorageTrouble(trouble, 'The database');
  return `${message} ${hint}`;
}
