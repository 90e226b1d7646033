import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { createLoginTries, type LoginTries } from './login-tries.ts';

type AccessConfig = Pick<LoadedConfig, 'server' | 'auth'>;

/** What everything about access needs. */
export type AccessDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  config: AccessConfig;
  tries: LoginTries;
};

/** Wired once, in start.ts. */
export function openAccess(base: Omit<AccessDeps, 'tries'>): AccessDeps {
  const { clock, config } = base;
  return { ...base, tries: createLoginTries(clock, config.auth) };
}
