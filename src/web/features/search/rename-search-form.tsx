import { MAX_SEARCH_NAME } from '#shared/limits.ts';
import type { SavedSearch } from '#shared/search.ts';
import { RenameForm } from '#web/forms/rename-form.tsx';
import { useChangeSearch } from './search-mutations.ts';

/** Gives a saved search another name. */
export function RenameSearchForm({ search, onClose }: { search: SavedSearch; onClose: () => void }) {
  const rename = useChangeSearch();
  return (
    <RenameForm
      name={search.name}
      maxLength={MAX_SEARCH_NAME}
      rename={rename}
      onRename={(name) => rename.mutate({ id: search.id, name }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
