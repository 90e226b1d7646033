import { ActionIcon } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { FrozenList, ListScope } from '#web/api/article-list.ts';

const MarkMenu = lazy(async () => ({ default: (await import('./mark-menu.tsx')).MarkMenu }));

/** In the head of a list: marks it read. What there is to choose comes when it is first wanted. */
export function MarkMenuButton({ scope, list }: { scope: ListScope; list: FrozenList }) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <ActionIcon
      aria-label="Mark read…"
      title="Mark all read (Shift+A)"
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
    >
      <IconChecks size={18} stroke={1.75} />
    </ActionIcon>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <MarkMenu scope={scope} list={list} button={button} />
    </Suspense>
  );
}
