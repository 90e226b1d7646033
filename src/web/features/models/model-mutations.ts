import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeBytes } from '#shared/byte-words.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { deleteModel, modelLibraryQuery, storeModelTest, testModel, unloadModel } from '#web/api/models.ts';

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
    mutationFn: (model: InstalledModel) => deleteModel(model.name),
    onSuccess: async (_answer, { name, size }) => {
      onDeleted();
      await refetch();
      notifications.show({
        title: `${name} is deleted`,
        message: `It took ${describeBytes(size)}.`,
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

function useRefetchLibrary() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: modelLibraryQuery().queryKey });
}
