import { expect, test } from 'vitest';
import { collect, collectHead } from './read-body.ts';

test('a stream is not read beyond the limit', async () => {
  let sent = 0;
  async function* stream() {
    for (; sent < 100; sent += 1) yield Buffer.alloc(1000);
  }
  expect(await collect(stream(), 5_500)).toMatchObject({ ok: false, kind: 'too_large' });
  expect(sent).toBe(5);
});

test('of a head only what was asked for is read, and a stream that breaks gives what came', async () => {
  let sent = 0;
  async function* stream(pieces: number) {
    for (; sent < pieces; sent += 1) yield Buffer.alloc(1000);
    throw new Error('broken');
  }
  expect((await collectHead(stream(100), 2_500)).length).toBe(2_500);
  expect(sent).toBe(2);
  sent = 0;
  expect((await collectHead(stream(3), 2_500_000)).length).toBe(3_000);
});
