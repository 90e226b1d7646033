import { expect, test } from 'vitest';
import { createEventBus } from './bus.ts';

test('every listener hears every event until it unsubscribes, in the order of publishing', () => {
  const bus = createEventBus({ error: () => undefined });
  const heard: string[] = [];
  const unsubscribe = bus.subscribe((event) => heard.push(`one ${event.type}`));
  bus.subscribe((event) => heard.push(`two ${event.type}`));
  bus.publish({ type: 'judging_changed' });
  unsubscribe();
  bus.publish({ type: 'feeds_changed', ids: [1] });
  expect(heard).toEqual(['one judging_changed', 'two judging_changed', 'two feeds_changed']);
});

test('a listener that throws is logged and stops nobody else', () => {
  const logged: unknown[] = [];
  const bus = createEventBus({ error: (...line: unknown[]) => logged.push(line) });
  const heard: string[] = [];
  bus.subscribe(() => {
    throw new Error('broken');
  });
  bus.subscribe((event) => heard.push(event.type));
  bus.publish({ type: 'judging_changed' });
  expect(heard).toEqual(['judging_changed']);
  expect(logged).toHaveLength(1);
});
