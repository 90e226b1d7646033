import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRefreshLine } from './refresh-line.ts';

const feed = (id: number, host: string) => ({ id, url: `https://${host}.example/${id}` });
const anyHost = () => true;

test('hosts take turns, each with its feeds in the order in which they came', () => {
  const line = createRefreshLine();
  line.add([feed(1, 'a'), feed(2, 'a'), feed(3, 'a'), feed(4, 'b'), feed(5, 'c')]);
  const order = Array.from({ length: 6 }, () => line.take(anyHost)?.id);
  expect(order).toEqual([1, 4, 5, 2, 3, undefined]);
});

test('a host that is not free is passed over and keeps its place', () => {
  const line = createRefreshLine();
  line.add([feed(1, 'a'), feed(2, 'b')]);
  expect(line.take((host) => host !== 'a.example')?.id).toBe(2);
  expect(line.take((host) => host !== 'a.example')).toBeUndefined();
  expect(line.take(anyHost)).toEqual({ id: 1, host: 'a.example' });
});

test('a host that is taken out takes all its feeds along, and they can come again', () => {
  const line = createRefreshLine();
  line.add([feed(1, 'a'), feed(2, 'a'), feed(3, 'b')]);
  line.removeHost('a.example');
  expect(line.size()).toBe(1);
  line.add([feed(2, 'a')]);
  expect([line.take(anyHost)?.id, line.take(anyHost)?.id]).toEqual([3, 2]);
});

test('whatever comes and goes, every feed in line is taken exactly once', () => {
  const step = fc.tuple(fc.constantFrom('add', 'remove', 'take'), fc.integer({ min: 0, max: 9 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const line = createRefreshLine();
      const waiting = new Set<number>();
      for (const [kind, id] of steps) {
        if (kind === 'add') {
          line.add([feed(id, `host-${id % 3}`)]);
          waiting.add(id);
        } else if (kind === 'remove') {
          line.remove(id);
          waiting.delete(id);
        } else {
          const taken = line.take(anyHost)?.id;
          expect(taken === undefined ? waiting.size === 0 : waiting.delete(taken)).toBe(true);
        }
        expect(line.size()).toBe(waiting.size);
      }
    }),
  );
});
