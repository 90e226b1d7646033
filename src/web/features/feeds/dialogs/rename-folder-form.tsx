import type { Folder } from '#shared/folder.ts';
import { useRenameFolder } from '#web/features/feeds/changes/folder-mutations.ts';
import { RenameForm } from '#web/forms/rename-form.tsx';

type RenameFolderFormProps = { folder: Folder; onClose: () => void };

/** Gives a folder another name. */
export function RenameFolderForm({ folder, onClose }: RenameFolderFormProps) {
  const rename = useRenameFolder();
  const onRename = (name: string) => rename.mutate({ id: folder.id, name }, { onSuccess: onClose });
  return <RenameForm name={folder.name} rename={rename} onRename={onRename} onClose={onClose} />;
}
