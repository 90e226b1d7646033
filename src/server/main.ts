import module from 'node:module';

/**
 * The program. `node src/server/main.ts` (or `npm start`) serves until it is told to stop;
 * `node src/server/main.ts evaluate` (or `npm run evaluate`) measures how well a model ranks;
 * `npm run winnow -- name` runs one of commands/, such as `password`; `help` lists them.
 * Nothing is imported before the version check, so that an older Node gets a sentence, not a stack.
 */
const NEEDED = 24;

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED) {
  process.stderr.write(
    `Winnow needs Node ${NEEDED}; this is ${process.version}. Start it with "npm start", which brings its own.\n`,
  );
  process.exit(1);
}

module.enableCompileCache();
const terminalCommands = ['password', 'backup', 'restore', 'export', 'import', 'doctor'] as const;
const [command = 'serve', ...rest] = process.argv.slice(2);
const terminalCommand = terminalCommands.find((name) => name === command);
if (command === 'serve') {
  const { listenForStop } = await import('./stop-signal.ts');
  const stopSignal = listenForStop();
  const { serve } = await import('./serve.ts');
  await serve(stopSignal);
} else if (command === 'evaluate') {
  const { evaluate } = await import('./evaluate.ts');
  await evaluate(rest);
} else if (terminalCommand) {
  const { runTerminalCommand } = await import('./commands/run.ts');
  process.exitCode = await runTerminalCommand(terminalCommand, rest);
} else if (['help', '--help', '-h'].includes(command)) {
  const { HELP } = await import('./commands/help.ts');
  process.stdout.write(HELP);
} else {
  const known = ['serve', ...terminalCommands, 'evaluate', 'help'].join(', ');
  process.stderr.write(`There is no command “${command}”. There are: ${known}.\n`);
  process.exit(1);
}
