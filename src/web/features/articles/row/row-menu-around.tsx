import { Menu } from '@mantine/core';
import { IconArrowBarToDown, IconArrowBarToUp } from '@tabler/icons-react';
import { useMarkMany } from '#web/features/articles/marks/use-mark-all.ts';

/** Marks read what stands over or under a row in its list, as the list stands: not what waits behind its pill. */
export function RowMenuAround({ id, ids }: { id: number; ids: readonly number[] }) {
  const { markMany } = useMarkMany();
  const at = ids.indexOf(id);
  if (at === -1) return null;
  return (
    <>
      {at > 0 && (
        <Menu.Item
          leftSection={<IconArrowBarToUp size={16} />}
          onClick={() => markMany({ ids: ids.slice(0, at) })}
        >
          Mark above as read
        </Menu.Item>
      )}
      {at < ids.length - 1 && (
        <Menu.Item
          leftSection={<IconArrowBarToDown size={16} />}
          onClick={() => markMany({ ids: ids.slice(at + 1) })}
        >
          Mark below as read
        </Menu.Item>
      )}
    </>
  );
}
