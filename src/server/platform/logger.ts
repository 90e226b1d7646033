import { type Logger as PinoLogger, pino } from 'pino';
import type { PrettyOptions } from 'pino-pretty';

/** What rooms may do with the log: JSON lines with a message and named facts. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

export type LogOptions = {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  format: 'pretty' | 'json';
};

/** Opens the log. Secrets are named here once, so that no line can carry them. */
export function createLogger(options: LogOptions): Logger {
  const pretty: PrettyOptions = { ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', singleLine: true };
  return pino({
    level: options.level,
    redact: ['headers', '*.headers', 'authorization', '*.authorization', 'cookie', '*.cookie'],
    ...(options.format === 'pretty' ? { transport: { target: 'pino-pretty', options: pretty } } : {}),
  });
}

/** A log that drops everything, for tests and one-off commands. */
export const silentLogger: Logger = pino({ level: 'silent' });
