import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeBytes } from '#shared/byte-words.ts';
import { deleteModel, modelLibraryQuery, storeModelTest, testModel, unloadModel } from '#web/api/models.ts';
import type { LibraryRow } from './library-rows.ts';

/** Takes a model out of memory. */
export function useUnloadModel() {
  const refetch = useRefetchLibrary();
  return useMutation({
    mutationFn: unloadModel,
    onSuccess: (_answer, model) => {
      void refetch();
      notifications.show({
        title: `${model} is unloaded`,
        message: 'Its memory is free again. It is loaded by itself when it is needed.',
        color: 'var(--w-hi)',
      });
    },
    onError: refetch,
  });
}

/** Deletes a model from Ollama's disk. */
export function useDeleteModel(onDeleted: () => void) {
  const refetch = useRefetchLibrary();
  return useMutation({
    mutationFn: ({ name }: LibraryRow) => deleteModel(name),
    onSuccess: async (_answer, row) => {
      onDeleted();
      await refetch();
      notifications.show({
        title: `${row.name} is deleted`,
        message: describeDeleted(row),
        color: 'var(--w-hi)',
      });
    },
    onError: refetch,
  });
}

/** Starts the test of a model. How it goes is told by the event stream. */
export function useTestModel() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: testModel,
    onSuccess: (test) => storeModelTest(queryClient, test),
  });
}

/** What is free now, or what is left: a name goes alone while the model has another one. */
function describeDeleted({ aliases, size }: LibraryRow): string {
  if (aliases.length > 0) return `${aliases.join(', ')} ${aliases.length === 1 ? 'stays' : 'stay'}.`;
  return size === null ? '' : `It took ${describeBytes(size)}.`;
}

function useRefetchLibrary() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: modelLibraryQuery().queryKey });
}
