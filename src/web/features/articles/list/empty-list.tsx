import {
  IconAlertTriangle,
  IconBan,
  IconEyeOff,
  IconHourglass,
  IconInbox,
  IconList,
  IconStar,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { View } from '#shared/page.ts';
import type { ListScope } from '#web/api/article-list.ts';
import classes from './empty-list.module.css';
import { Message } from './list-states.tsx';
import { ShowAllToggle } from './show-all-toggle.tsx';

type Words = { icon: typeof IconInbox; title: string; text: string };

const words: Record<View, Words> = {
  unread: {
    icon: IconInbox,
    title: 'All read',
    text: 'Nothing unread is left. New articles appear here by themselves.',
  },
  all: { icon: IconList, title: 'No articles yet', text: 'They appear as soon as a feed brings some.' },
  starred: {
    icon: IconStar,
    title: 'Nothing starred',
    text: 'Star an article with its star or the key s to keep it here.',
  },
  scoring: {
    icon: IconHourglass,
    title: 'Nothing waits to be judged',
    text: 'New articles stand here until they have their score.',
  },
  blocked: {
    icon: IconBan,
    title: 'Nothing is blocked',
    text: 'Articles in a category with the weight block would stand here.',
  },
  hidden: {
    icon: IconEyeOff,
    title: 'Nothing was hidden today',
    text: 'What came since yesterday and is blocked or low would stand here.',
  },
  failed: {
    icon: IconAlertTriangle,
    title: 'Nothing failed',
    text: 'Every article that was judged has got its score.',
  },
};

/** Why a list is empty, and where to go from here. */
export function EmptyList({ scope, foot }: { scope: ListScope; foot?: ReactNode }) {
  const { icon: EmptyIcon, title, text } = words[scope.view];
  const part = partOf(scope);
  const allRead = part !== null && scope.view === 'unread';
  return (
    <Message
      icon={<EmptyIcon size={44} stroke={1.5} />}
      title={allRead ? `All of this ${part} is read` : title}
      text={allRead ? 'New articles appear here by themselves.' : text}
      action={
        <>
          {wayOut(scope)}
          {foot && <div className={classes['foot']}>{foot}</div>}
        </>
      }
    />
  );
}

function partOf({ feedId, folderId, categoryId, query }: ListScope): string | null {
  if (feedId !== null) return 'feed';
  if (folderId !== null) return 'folder';
  if (categoryId !== null) return 'category';
  return query === null ? null : 'search';
}

function wayOut(scope: ListScope) {
  if (partOf(scope) !== null) return <ShowAllToggle scope={scope} />;
  return scope.view !== 'all' && <ToAll view={scope.view} />;
}

function ToAll({ view }: { view: View }) {
  return (
    <Link to="/$view" params={{ view: view === 'unread' ? 'all' : 'unread' }} className={classes['link']}>
      {view === 'unread' ? 'Look through all articles' : 'To the unread articles'}
    </Link>
  );
}
