import {
  IconArrowsSort,
  IconCheck,
  IconExternalLink,
  IconFileText,
  IconLink,
  IconMail,
  IconMailOpened,
  IconStar,
  IconStarOff,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Article, ArticleRow } from '#shared/article.ts';
import { articleKeys } from '#web/api/articles.ts';
import { lastMarking } from '#web/api/marks.ts';
import type { ReaderCommands } from '#web/app/shell.ts';
import { listArticleCommands } from '#web/features/articles/article/article-commands.ts';
import { voteAction } from '#web/features/articles/judgement/vote-words.ts';
import { sortChoices } from '#web/features/articles/list/sort-choices.ts';
import { keysOf, type ReaderAction } from '#web/features/navigation/keys/keys.ts';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';

const icon = { size: 18, stroke: 1.75 } as const;

/** What can be done with the list and its articles, as they stand when the palette opens. */
export function useReaderEntries(reader: { current: ReaderCommands | null }): PaletteEntry[] {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [entries] = useState(() => {
    const now = reader.current;
    if (!now) return [];
    // At the moment of doing, not of opening: the focus is back where it was.
    const run = (action: ReaderAction) => () => void reader.current?.act[action]();
    const row = now.target();
    const open =
      row && row.id === now.openId() ? queryClient.getQueryData<Article>(articleKeys.one(row.id)) : undefined;
    return [
      ...(row ? rowEntries(row, run) : []),
      ...(open ? openEntries(open, run) : []),
      ...listEntries(lastMarking(queryClient) !== null, run),
      ...sortChoices.map(
        ({ sort, label }): PaletteEntry => ({
          id: `sort:${sort}`,
          label: `Sort: ${label}`,
          hint: '',
          words: 'order list',
          icon: <IconArrowsSort {...icon} />,
          run: () => void router.navigate({ to: '.', search: (before) => ({ ...before, sort }) }),
        }),
      ),
    ];
  });
  return entries;
}

type Run = (action: ReaderAction) => () => void;

function rowEntries(row: ArticleRow, run: Run): PaletteEntry[] {
  const entry = (action: ReaderAction, label: string, sign: ReactNode): PaletteEntry => ({
    id: `article:${action}`,
    label,
    hint: '',
    group: 'The article',
    icon: sign,
    keys: keysOf(action),
    run: run(action),
  });
  return [
    entry(
      'toggleStar',
      row.starred ? 'Remove the star' : 'Star',
      row.starred ? <IconStarOff {...icon} /> : <IconStar {...icon} />,
    ),
    entry(
      'toggleRead',
      row.read ? 'Mark unread' : 'Mark read',
      row.read ? <IconMail {...icon} /> : <IconMailOpened {...icon} />,
    ),
    entry('moreLikeThis', voteAction(row.feedback, 'more'), <IconThumbUp {...icon} />),
    entry('lessLikeThis', voteAction(row.feedback, 'less'), <IconThumbDown {...icon} />),
    ...(row.url === null ? [] : [entry('original', 'Open original', <IconExternalLink {...icon} />)]),
  ];
}

function openEntries(article: Article, run: Run): PaletteEntry[] {
  const common = { hint: '', group: 'The article' } as const;
  return [
    {
      ...common,
      id: 'article:fullText',
      label: 'Full text',
      icon: <IconFileText {...icon} />,
      keys: keysOf('fullText'),
      run: run('fullText'),
    },
    ...listArticleCommands(article)
      .filter(({ name }) => name !== 'pageDown' && name !== 'pageUp')
      .map(
        ({ name, label, run: act }): PaletteEntry => ({
          ...common,
          id: `article:${name}`,
          label,
          icon: <IconLink {...icon} />,
          run: act,
        }),
      ),
  ];
}

function listEntries(canUndo: boolean, run: Run): PaletteEntry[] {
  const entry = (action: ReaderAction, label: string, words: string): PaletteEntry => ({
    id: `list:${action}`,
    label,
    hint: '',
    group: 'Do',
    words,
    icon: <IconCheck {...icon} />,
    keys: keysOf(action),
    run: run(action),
  });
  return [
    entry('markAllRead', 'Mark all of this list read', 'catch up'),
    ...(canUndo ? [entry('undoMarkAll', 'Undo marking all read', 'take back')] : []),
  ];
}
