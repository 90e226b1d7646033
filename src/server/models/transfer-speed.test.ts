import { expect, test } from 'vitest';
import { estimateSeconds, measureSpeed, noTransfer, noteBytes, type Transfer } from './transfer-speed.ts';

/** A layer that begins at `from` bytes at time 0 and grows by 1,000 bytes every 60 ms until `until`. */
function transferUntil(until: number, from = 0): Transfer {
  let transfer = noTransfer;
  for (let now = 0; now <= until; now += 60) {
    transfer = noteBytes(transfer, { digest: 'a', completed: from + (now / 60) * 1_000 }, now);
  }
  return transfer;
}

const realSpeed = 1_000 / 0.06;

test('speed is measured over the last two seconds', () => {
  const slow = transferUntil(6_000);
  let transfer = slow;
  for (let now = 6_060; now <= 9_000; now += 60) {
    const completed = 100_000 + ((now - 6_000) / 60) * 5_000;
    transfer = noteBytes(transfer, { digest: 'a', completed }, now);
  }
  expect(measureSpeed(slow, 6_000)).toBeCloseTo(realSpeed, -3);
  expect(measureSpeed(transfer, 9_000)).toBeCloseTo(5 * realSpeed, -3);
});

test('the first second says nothing about speed, the first three nothing about the end', () => {
  const transfer = transferUntil(6_000);
  expect(measureSpeed(transferUntil(900), 900)).toBeNull();
  expect(measureSpeed(transferUntil(1_500), 1_500)).not.toBeNull();
  expect(estimateSeconds(transferUntil(2_900), 500_000, 2_900)).toBeNull();
  expect(estimateSeconds(transfer, 500_000, 6_000)).toBe(
    Math.ceil(500_000 / (measureSpeed(transfer, 6_000) ?? 0)),
  );
});

test('bytes that were there before are no speed', () => {
  expect(measureSpeed(transferUntil(3_000, 800_000_000), 3_000)).toBeCloseTo(realSpeed, -3);
});

test('a layer that is there in part counts from where it goes on', () => {
  let transfer = transferUntil(3_000);
  for (let now = 3_060; now <= 4_500; now += 60) {
    const completed = 700_000_000 + ((now - 3_060) / 60) * 1_000;
    transfer = noteBytes(transfer, { digest: 'b', completed }, now);
  }
  expect(measureSpeed(transfer, 4_500)).toBeCloseTo(realSpeed, -3);
});

test('bytes that are lost and come again are no speed', () => {
  let transfer = transferUntil(3_000);
  for (let now = 3_060; now <= 5_500; now += 60) {
    transfer = noteBytes(transfer, { digest: 'a', completed: 10_000 }, now);
  }
  expect(measureSpeed(transfer, 5_500)).toBe(0);
  expect(estimateSeconds(transfer, 1_000, 5_500)).toBeNull();
});

test('a download without news has no speed', () => {
  const transfer = transferUntil(3_000);
  expect(measureSpeed(transfer, 4_000)).toBeLessThan(realSpeed);
  expect(measureSpeed(transfer, 5_100)).toBe(0);
});

test('a second layer goes on where the first ended', () => {
  let transfer = transferUntil(3_000);
  for (let now = 3_060; now <= 6_000; now += 60) {
    transfer = noteBytes(transfer, { digest: 'b', completed: ((now - 3_060) / 60) * 1_000 }, now);
  }
  expect(measureSpeed(transfer, 6_000)).toBeCloseTo(realSpeed, -3);
});

test('a flood of lines does not fill the memory', () => {
  let transfer = noTransfer;
  for (let count = 0; count < 20_000; count += 1) {
    transfer = noteBytes(transfer, { digest: 'a', completed: count }, count / 10);
  }
  expect(transfer.samples.length).toBeLessThan(50);
});
