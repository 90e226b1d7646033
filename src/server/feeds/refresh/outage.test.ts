import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterTry, endOfFailure, type Reachability, reachable, type TryEnd } from './outage.ts';

const failed = (host: string, worked = true): TryEnd => ({ host, end: 'unreached', worked });
const answered = (host: string): TryEnd => ({ host, end: 'answered', worked: true });
const play = (tries: TryEnd[], hostCount: number): Reachability =>
  tries.reduce((state, one) => afterTry(state, one, hostCount), reachable);

describe('our own network is out', () => {
  test('when three hosts that worked before cannot be reached and nothing answered in between', () => {
    expect(play([failed('a'), failed('b')], 200).isOut).toBe(false);
    expect(play([failed('a'), failed('b'), failed('c')], 200).isOut).toBe(true);
    expect(play([failed('a'), failed('b'), answered('d'), failed('c')], 200).isOut).toBe(false);
  });

  test('when all of few hosts cannot be reached, but never by a single host', () => {
    expect(play([failed('a'), failed('b', false)], 2).isOut).toBe(true);
    expect(play([failed('a'), failed('a'), failed('a')], 1).isOut).toBe(false);
  });

  test('until anything answers, and hosts that have been dead for long are no sign of it', () => {
    expect(play([failed('a'), failed('b'), failed('c'), answered('d')], 200)).toEqual(reachable);
    const dead = Array.from({ length: 30 }, (_, index) => failed(`dead-${index}`, false));
    expect(play(dead, 200).isOut).toBe(false);
  });
});

test('an answer of any kind is one, and an address that is never gone to says nothing', () => {
  expect(['dns', 'timeout', 'tls'].map((kind) => endOfFailure(kind as 'dns'))).toEqual(
    Array(3).fill('unreached'),
  );
  expect([endOfFailure('not_found'), endOfFailure('broken_xml')]).toEqual(['answered', 'answered']);
  expect(endOfFailure('private_address')).toBe('unknown');
});

test('whatever happens: out only while nothing has answered since at least two hosts were out of reach, and one answer ends it', () => {
  const oneTry = fc.record({
    host: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    end: fc.constantFrom('answered', 'unreached', 'unknown'),
    worked: fc.boolean(),
  } satisfies Record<keyof TryEnd, unknown>);
  fc.assert(
    fc.property(fc.array(oneTry, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (tries, hostCount) => {
      const state = play(tries, hostCount);
      const since = tries.slice(tries.findLastIndex(({ end }) => end === 'answered') + 1);
      const unreached = since.filter(({ end }) => end === 'unreached');
      const hosts = new Set(unreached.map(({ host }) => host));
      const worked = new Set(unreached.filter((one) => one.worked).map(({ host }) => host));
      expect(state.isOut).toBe(worked.size >= 3 || (hosts.size >= 2 && hosts.size >= hostCount));
      expect(afterTry(state, answered('z'), hostCount)).toEqual(reachable);
    }),
  );
});
