import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { readerSettingsQuery, saveReaderSettings } from '#web/api/settings.ts';

/**
 * Ends the welcome and goes to the articles. Where that cannot be kept, a toast says so, and reading goes on all
 * the same: an empty Winnow then welcomes once more.
 */
export function useFinishWelcome(): () => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: () => saveReaderSettings({ welcome: 'done' }),
    onSuccess: (saved) => queryClient.setQueryData(readerSettingsQuery().queryKey, saved),
  });
  return () => {
    mutate();
    void navigate({ to: '/$view', params: { view: 'unread' } });
  };
}
