import { ActionIcon, Menu, Modal } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconEdit, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedSearch } from '#shared/search.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';
import { RenameSearchForm } from './rename-search-form.tsx';
import classes from './search.module.css';
import { useDeleteSearch, useMoveSearch } from './search-mutations.ts';

type SavedSearchMenuProps = { search: SavedSearch; onDeleted: (id: number) => void };

/** What can be done with a saved search, at its name. */
export function SavedSearchMenu({ search, onDeleted }: SavedSearchMenuProps) {
  const navigate = useNavigate();
  const { data: searches = [] } = useQuery(savedSearchesQuery());
  const [renaming, setRenaming] = useState(false);
  const remove = useDeleteSearch(onDeleted);
  const move = useMoveSearch();
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  const { id, query, view } = search;
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`Actions for the search ${search.name}`}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconEdit {...icon} />}
            onClick={() =>
              void navigate({ to: '/search', search: { q: query, ...(view ? { show: view } : {}) } })
            }
          >
            Edit search
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setRenaming(true)}>
            Rename…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconArrowUp {...icon} />}
            disabled={searches[0]?.id === id}
            onClick={() => move.mutate({ id, step: -1 })}
          >
            Move up
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown {...icon} />}
            disabled={searches.at(-1)?.id === id}
            onClick={() => move.mutate({ id, step: 1 })}
          >
            Move down
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash {...icon} />}
            className={classes['delete'] ?? ''}
            onClick={() => remove.mutate(search)}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={renaming} onClose={() => setRenaming(false)} title="Rename search">
        <RenameSearchForm search={search} onClose={() => setRenaming(false)} />
      </Modal>
    </>
  );
}
