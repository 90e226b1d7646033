import { UnstyledButton } from '@mantine/core';
import { IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { FrozenList } from '#web/api/article-list.ts';
import classes from './list-head.module.css';

/** Says what the standing list does not show yet, and brings it in when pressed. */
export function ListPill({ list, onReload }: { list: FrozenList; onReload: () => void }) {
  if (list.added.length > 0) {
    return (
      <UnstyledButton className={classes['pill']} onClick={onReload}>
        <IconArrowUp size={16} stroke={1.75} />
        {list.added.length} new
      </UnstyledButton>
    );
  }
  if (!list.reordered) return null;
  return (
    <UnstyledButton
      className={classes['pill']}
      onClick={onReload}
      title="Scores have changed since this list was made"
    >
      <IconArrowsSort size={16} stroke={1.75} />
      Re-order
    </UnstyledButton>
  );
}
