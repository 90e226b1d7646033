import { ConfigError, type LoadedConfig, loadConfig } from '#server/config/load.ts';
import { WINNOW_VERSION } from '#server/config/version.ts';
import { createLogger, type Logger } from '#server/platform/logger.ts';
import { type Started, start } from './start.ts';

/** A stop that takes longer than this is cut short, in milliseconds. */
const LONGEST_STOP = 4_500;

/** The command `serve`: starts, says where, and stops on SIGINT or SIGTERM. */
export async function serve(): Promise<void> {
  const config = loadConfigOrExit();
  const logger = createLogger({ level: config.log.level, format: logFormat(config) });
  let started: Started;
  try {
    started = await start({ config, logger });
  } catch (error) {
    logger.debug({ err: error }, 'start failed');
    fail(error instanceof Error ? error.message : String(error));
  }
  process.stdout.write(`Winnow ${WINNOW_VERSION} is ready: ${started.url}\n`);
  stopOnSignal(started, logger);
}

function loadConfigOrExit(): LoadedConfig {
  try {
    return loadConfig();
  } catch (error) {
    if (error instanceof ConfigError)
      fail(`${error.message}\nEvery key is described in docs/configuration.md.`);
    throw error;
  }
}

function logFormat({ log }: LoadedConfig): 'pretty' | 'json' {
  if (log.format !== 'auto') return log.format;
  return process.stdout.isTTY ? 'pretty' : 'json';
}

/** A signal to the whole group arrives twice (from the terminal and from npm), so a second one is no news. */
function stopOnSignal(started: Started, logger: Logger): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    const force = setTimeout(() => {
      logger.error('stopping took too long; whatever was running will be done again');
      process.exit(1);
    }, LONGEST_STOP);
    started.stop().then(
      () => {
        clearTimeout(force);
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
