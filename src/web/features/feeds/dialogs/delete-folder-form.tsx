import { useQuery } from '@tanstack/react-query';
import type { Folder } from '#shared/folder.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { useDeleteFolder } from '#web/features/feeds/changes/folder-mutations.ts';
import { describeFolderLoss } from '#web/features/feeds/changes/folder-words.ts';
import { DeleteQuestion } from '#web/forms/delete-question.tsx';

type DeleteFolderFormProps = { folder: Folder; onClose: () => void; onDeleted: () => void };

/** Asks before a folder is deleted, saying what becomes of its feeds. */
export function DeleteFolderForm({ folder, onClose, onDeleted }: DeleteFolderFormProps) {
  const { data: feeds = [] } = useQuery(feedsQuery());
  const remove = useDeleteFolder(onDeleted);
  const count = feeds.filter(({ folder_id: id }) => id === folder.id).length;
  return (
    <DeleteQuestion
      loss={describeFolderLoss(count)}
      label="Delete folder"
      busy={remove.isPending}
      onDelete={() => remove.mutate(folder)}
      onClose={onClose}
    />
  );
}
