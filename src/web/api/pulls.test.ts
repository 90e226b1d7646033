import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { makePull } from '#web/testing/make-models.ts';
import { addPull, pullsQuery, storePulls } from './pulls.ts';

const { queryKey } = pullsQuery();

test('what the event stream tells wins over an older answer that comes later', async () => {
  const queryClient = new QueryClient();
  const answer = Promise.withResolvers<ReturnType<typeof makePull>[]>();
  const asking = queryClient.fetchQuery({ queryKey, queryFn: () => answer.promise }).catch(() => undefined);
  const newer = [makePull({ percent: 62 })];
  storePulls(queryClient, newer);
  answer.resolve([makePull({ percent: 40 })]);
  await asking;
  expect(queryClient.getQueryData(queryKey)).toEqual(newer);
});

test('a pull just asked for takes the place of an older one of its model', () => {
  const queryClient = new QueryClient();
  const other = makePull({ id: 7, model: 'llama3.2:3b' });
  storePulls(queryClient, [makePull({ id: 1, state: 'failed' }), other]);
  const asked = makePull({ id: 2, state: 'queued' });
  addPull(queryClient, asked);
  expect(queryClient.getQueryData(queryKey)).toEqual([other, asked]);
});

test('a pull that the event stream has told of already stays as it is', () => {
  const queryClient = new QueryClient();
  const told = [makePull({ id: 2, percent: 3 })];
  storePulls(queryClient, told);
  addPull(queryClient, makePull({ id: 2, state: 'queued', percent: null }));
  expect(queryClient.getQueryData(queryKey)).toEqual(told);
});
