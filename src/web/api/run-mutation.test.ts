import { MutationCache, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { runMutation } from './run-mutation.ts';

test('a mutation that nothing follows is shown at once, reported when it fails, and leaves nothing behind', async () => {
  const failed = Promise.withResolvers<unknown>();
  const mutationCache = new MutationCache({ onError: failed.resolve });
  const queryClient = new QueryClient({ mutationCache });
  const forgotten = new Promise<void>((resolve) => {
    mutationCache.subscribe(({ type }) => type === 'removed' && resolve());
  });
  const shown: string[] = [];
  const mutation = {
    onMutate: (what: string) => void shown.push(what),
    mutationFn: () => Promise.reject(new Error('Refused.')),
    onError: (_error: Error, what: string) => void shown.push(`not ${what}`),
  };
  runMutation(queryClient, mutation, 'star');
  expect(await failed.promise).toMatchObject({ message: 'Refused.' });
  await forgotten;
  expect(shown).toEqual(['star', 'not star']);
  expect(mutationCache.getAll()).toEqual([]);
});
