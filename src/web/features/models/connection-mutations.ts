import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ollamaHealthQuery } from '#web/api/ollama.ts';
import { saveConnection, testConnection } from '#web/api/ollama-connection.ts';

/** Whether Ollama answers at an address. Not answering is an answer, and news where it is the one in use. */
export function useTestConnection(current: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: testConnection,
    onSuccess: ({ url }) => {
      if (url === current) void queryClient.invalidateQueries({ queryKey: ollamaHealthQuery().queryKey });
    },
  });
}

/** Keeps an address; everything that Ollama was asked before is asked again there. */
export function useSaveConnection(onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: saveConnection,
    onSuccess: async ({ url }) => {
      await queryClient.invalidateQueries({ queryKey: ['ollama'] });
      onSaved();
      notifications.show({
        title: 'Address saved',
        message: `Winnow asks Ollama at ${url} from now on.`,
        color: 'var(--w-hi)',
      });
    },
  });
}
