import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, type LoadedConfig, loadConfig } from '#server/config/load.ts';
import { DATABASE_FILE } from '#server/database/open.ts';
import { openToRead } from '#server/database/open-to-read.ts';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import { checkAccess } from './doctor/check-access.ts';
import { checkDataFolder } from './doctor/check-data-folder.ts';
import { checkFeeds } from './doctor/check-feeds.ts';
import { checkFile } from './doctor/check-file.ts';
import { checkOllama, configuredChoice, readOllamaChoice } from './doctor/check-ollama.ts';
import type { Finding } from './doctor/finding.ts';
import type { Command } from './surroundings.ts';

const USAGE = `npm run winnow -- doctor

Looks at configuration, data folder, disk, database, backups, access, feeds and Ollama, and says what to do.
Changes nothing; may run beside Winnow. Ends with 1 when something is broken.
`;

const signs: Record<Finding['state'], string> = { good: ' ok ', weak: 'look', broken: 'BAD ' };

/** The command `doctor`. */
export const doctor: Command = async (args, { environment, now, write }) => {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean' } } });
  if (values.help) {
    write(USAGE);
    return 0;
  }
  let broken = 0;
  const tell = ({ state, text, cure }: Finding) => {
    write(`[${signs[state]}] ${text}\n${cure === undefined ? '' : `       ${cure}\n`}`);
    if (state === 'broken') broken += 1;
  };
  let config: LoadedConfig;
  try {
    config = loadConfig(environment);
    tell({ state: 'good', text: `Configuration is read; data is kept in ${config.data_dir}.` });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    tell({ state: 'broken', text: error.message, cure: 'Every key is described in docs/configuration.md.' });
    return 1;
  }
  for (const finding of checkDataFolder(config.data_dir, now())) tell(finding);
  const file = checkFile(config.data_dir);
  tell(file);
  if (file.state !== 'broken') tell(await checkAccess(config));
  const clock = { ...systemClock, now };
  const inside = file.state === 'good' ? await readInside(config, clock) : undefined;
  if (inside) tell(inside.feeds);
  const choice = inside?.choice ?? configuredChoice(config.ollama);
  for (const finding of await checkOllama(choice, config.ollama, clock)) tell(finding);
  write(
    broken === 0 ? 'Nothing is broken.\n' : `${broken} ${broken === 1 ? 'thing is' : 'things are'} broken.\n`,
  );
  return broken === 0 ? 0 : 1;
};

/** What only the database knows: which feeds there are, where Ollama is, which models are chosen. */
async function readInside(config: LoadedConfig, clock: Clock) {
  const { db, close } = openToRead(join(config.data_dir, DATABASE_FILE));
  try {
    return {
      feeds: await checkFeeds(db, clock.now()),
      choice: await readOllamaChoice(db, config.ollama, clock),
    };
  } finally {
    await close();
  }
}
