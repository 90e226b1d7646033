import { Menu } from '@mantine/core';
import type { FrozenList, ListScope } from '#web/api/article-list.ts';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';
import { useMarkMany } from './use-mark-all.ts';

const DAY_MS = 86_400_000;

const ages: { days: number; label: string }[] = [
  { days: 1, label: 'Mark read what is older than a day' },
  { days: 7, label: 'Mark read what is older than a week' },
];

type MarkMenuProps = { scope: ListScope; list: FrozenList; button: MenuButton };

/** Marks all of the list read, or what is old in it; what came after the list was made stays as it is. */
export function MarkMenu({ scope, list, button }: MarkMenuProps) {
  const { markMany } = useMarkMany();
  const markOlder = (days: number) => {
    const before = new Date(Date.now() - days * DAY_MS).toISOString();
    markMany({ scope, list, before });
  };
  return (
    <OpeningMenu button={button} position="bottom-end">
      <Menu.Item onClick={() => markMany({ scope, list })}>Mark all read</Menu.Item>
      {ages.map(({ days, label }) => (
        <Menu.Item key={days} onClick={() => markOlder(days)}>
          {label}
        </Menu.Item>
      ))}
    </OpeningMenu>
  );
}
