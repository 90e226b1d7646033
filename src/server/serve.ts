import { ConfigError, type LoadedConfig, loadConfig } from '#server/config/load.ts';
import { WINNOW_VERSION } from '#server/config/version.ts';
import { explainStorageError } from '#server/database/storage-error.ts';
import { createLogger, type Logger, type LogOptions } from '#server/platform/logger.ts';
import { type Started, start } from './start.ts';
import type { StopSignal } from './stop-signal.ts';

/** A stop that takes longer than this is cut short, in milliseconds. */
const LONGEST_STOP = 4_500;

/** The command `serve`: starts, says where, and stops on a signal. */
export async function serve(stopSignal: StopSignal): Promise<void> {
  const config = loadConfigOrExit();
  const format = logFormat(config);
  const logger = createLogger({ level: config.log.level, format });
  let started: Started;
  try {
    started = await start({ config, logger });
  } catch (error) {
    logger.debug({ err: error }, 'start failed');
    const explained = explainStorageError(error, config.data_dir);
    fail(explained instanceof Error ? explained.message : String(explained));
  }
  stopSignal.set(() => stop(started, logger));
  sayReady(`Winnow ${WINNOW_VERSION} is ready: ${started.url}`, format);
}

/** At every level of the log; where that is read by a program, as one more line of it. */
function sayReady(sentence: string, format: LogOptions['format']): void {
  if (format === 'json') createLogger({ level: 'info', format }).info(sentence);
  else process.stdout.write(`${sentence}\n`);
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

function logFormat({ log }: LoadedConfig): LogOptions['format'] {
  if (log.format !== 'auto') return log.format;
  return process.stdout.isTTY ? 'pretty' : 'json';
}

/** Ends the process: with 0 once all is stopped, with 1 where that fails or takes too long. */
function stop(started: Started, logger: Logger): void {
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
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
