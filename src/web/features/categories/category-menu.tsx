import { Menu } from '@mantine/core';
import {
  IconArrowMerge,
  IconCheck,
  IconEye,
  IconEyeOff,
  IconFolderSymlink,
  IconPencil,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { Category } from '#shared/category.ts';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';
import type { CategoryCommands } from './category-commands.ts';
import classes from './category-row.module.css';

type CategoryMenuProps = {
  category: Category;
  commands: CategoryCommands;
  button: MenuButton;
  /** Around the button, which takes the focus back after a dialog. */
  place: RefObject<HTMLElement | null>;
};

/** What is done with one category now and then. */
export function CategoryMenu({ category, commands, button, place }: CategoryMenuProps) {
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  const categories = [category];
  const ask = (kind: 'rename' | 'move' | 'merge' | 'delete') =>
    commands.ask({ kind, categories }, place.current?.querySelector('button') ?? null);
  return (
    <OpeningMenu button={button}>
      {category.is_new && (
        <>
          <Menu.Item
            leftSection={<IconCheck {...icon} />}
            onClick={() => commands.change({ kind: 'accept', categories })}
          >
            Accept
          </Menu.Item>
          <Menu.Item
            leftSection={<IconX {...icon} />}
            onClick={() => commands.change({ kind: 'refuse', categories })}
          >
            Refuse
          </Menu.Item>
          <Menu.Divider />
        </>
      )}
      <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => ask('rename')}>
        Rename…
      </Menu.Item>
      <Menu.Item leftSection={<IconFolderSymlink {...icon} />} onClick={() => ask('move')}>
        Move to…
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowMerge {...icon} />} onClick={() => ask('merge')}>
        Merge into…
      </Menu.Item>
      <Menu.Item
        leftSection={category.hidden ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
        onClick={() => commands.change({ kind: 'hide', categories, hidden: !category.hidden })}
      >
        {category.hidden ? 'Show' : 'Hide'}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconTrash {...icon} />}
        className={classes['delete'] ?? ''}
        onClick={() => ask('delete')}
      >
        Delete…
      </Menu.Item>
    </OpeningMenu>
  );
}
