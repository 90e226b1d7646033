import { expect, test } from 'vitest';
import { findReasons, type HealthFacts, LITTLE_ROOM } from './find-reasons.ts';

const well: HealthFacts = {
  judging: { reason: null, message: null, hint: null, link: null },
  offline: false,
  freeBytes: LITTLE_ROOM,
  backupFailure: null,
};
const codes = (facts: Partial<HealthFacts>) => findReasons({ ...well, ...facts }).map(({ code }) => code);

test('where all is well there is no reason, and none where the system does not tell what is free', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ freeBytes: null })).toEqual([]);
});

test('each trouble is a reason with words and a next step of its own', () => {
  const judging = {
    reason: 'unreachable',
    message: 'Away',
    hint: 'Start it.',
    link: '/settings/ollama',
  } as const;
  const all = { judging, offline: true, freeBytes: LITTLE_ROOM - 1, backupFailure: 'The disk is full.' };
  const reasons = findReasons({ ...well, ...all });
  expect(reasons.map(({ code }) => code)).toEqual(['unreachable', 'offline', 'disk_low', 'backup_failed']);
  expect(reasons[0]).toEqual({
    code: 'unreachable',
    message: 'Away',
    hint: 'Start it.',
    link: '/settings/ollama',
  });
  expect(reasons[3]?.hint).toBe('The disk is full.');
  for (const { message, hint } of reasons) expect([message, hint]).not.toContain('');
});

test('what is free is said in the words of disks', () => {
  const [reason] = findReasons({ ...well, freeBytes: 312_000_000 });
  expect(reason?.message).toBe('Only 312 MB are free on the disk');
});
