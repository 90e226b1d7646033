import { backup } from './backup.ts';
import { doctor } from './doctor.ts';
import { exportEverything } from './export.ts';
import { importEverything } from './import.ts';
import { makePasswordCommand } from './password.ts';
import { restore } from './restore.ts';
import { type Command, runCommand } from './surroundings.ts';

const password = makePasswordCommand(process.stdin);
const commands = {
  backup,
  restore,
  doctor,
  password,
  export: exportEverything,
  import: importEverything,
} satisfies Record<string, Command>;

/** Runs a command with the process's own streams; resolves with the exit code. */
export function runTerminalCommand(name: keyof typeof commands, args: string[]): Promise<0 | 1> {
  // With `| head` nobody reads the rest, which is no failure of the command.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return runCommand(commands[name], args, {
    environment: undefined,
    now: () => Date.now(),
    write: (text) => void process.stdout.write(text),
    say: (text) => void process.stderr.write(text),
  });
}
