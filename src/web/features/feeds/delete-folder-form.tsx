import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Folder } from '#shared/folder.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import classes from './feeds.module.css';
import { useDeleteFolder } from './folder-mutations.ts';
import { describeFolderLoss } from './folder-words.ts';

type DeleteFolderFormProps = { folder: Folder; onClose: () => void; onDeleted: () => void };

/** Asks before a folder is deleted, saying what becomes of its feeds. */
export function DeleteFolderForm({ folder, onClose, onDeleted }: DeleteFolderFormProps) {
  const { data: feeds = [] } = useQuery(feedsQuery());
  const remove = useDeleteFolder();
  const count = feeds.filter(({ folder_id: id }) => id === folder.id).length;
  return (
    <div className={classes['form']}>
      <p className={classes['text']}>{describeFolderLoss(count)}</p>
      <div className={classes['actions']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="default"
          classNames={{ label: classes['delete'] ?? '' }}
          loading={remove.isPending}
          onClick={() => remove.mutate(folder, { onSuccess: onDeleted })}
        >
          Delete folder
        </Button>
      </div>
    </div>
  );
}
