import { expect, test } from 'vitest';
import { makeStatus } from '#web/testing/make-status.ts';
import { findCure } from './cure.ts';

const standing = makeStatus({ state: 'standing_still' });

test('an address of the server is taken apart for the router', () => {
  const quiet = { ...standing, reason: 'quiet_hours', link: '/settings/general#judging' } as const;
  expect(findCure(quiet)).toEqual({ to: '/settings/general', hash: 'judging', label: 'Change the hours' });
  const away = { ...standing, reason: 'unreachable', link: '/settings/ollama' } as const;
  expect(findCure(away)).toEqual({ to: '/settings/ollama', label: 'Open Ollama settings' });
});

test('after failures another model helps, whichever page shows what failed', () => {
  const failed = { ...standing, reason: 'paused_by_failures', link: '/failed' } as const;
  expect(findCure(failed)?.to).toBe('/settings/ollama');
});

test('what the owner paused is resumed on the spot', () => {
  expect(findCure({ ...standing, reason: 'paused_by_owner', link: '/scoring' })).toBe(null);
});
