import { Menu } from '@mantine/core';
import {
  IconBan,
  IconMail,
  IconMailOpened,
  IconRefresh,
  IconSquareCheck,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react';
import type { ArticleRow } from '#shared/article.ts';
import { isQueued } from '#web/features/articles/judgement/queue-words.ts';
import { useUnblock } from '#web/features/articles/judgement/use-unblock.ts';
import { useVote } from '#web/features/articles/judgement/use-vote.ts';
import { Thumb } from '#web/features/articles/judgement/vote-buttons.tsx';
import { voteAction } from '#web/features/articles/judgement/vote-words.ts';
import { useJudgeAgain, useMarkArticle } from '#web/features/articles/marks/use-marks.ts';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';
import classes from './article-row.module.css';
import { useListAround } from './list-context.ts';
import { RowMenuAround } from './row-menu-around.tsx';
import { RowMenuLinks } from './row-menu-links.tsx';
import { useSelection } from './use-selection.ts';

/** What can be done with a row without opening it, and with those above and below it. */
export function RowMenu({ row, button }: { row: ArticleRow; button: MenuButton }) {
  const around = useListAround();
  const mark = useMarkArticle();
  const judge = useJudgeAgain();
  const vote = useVote();
  const { blocking, unblock } = useUnblock(row);
  return (
    <OpeningMenu button={button}>
      <Menu.Item
        leftSection={row.read ? <IconMail size={16} /> : <IconMailOpened size={16} />}
        onClick={() => mark({ row, marks: { read: !row.read } })}
      >
        {row.read ? 'Mark unread' : 'Mark read'}
      </Menu.Item>
      <Menu.Item
        leftSection={row.starred ? <IconStarFilled size={16} /> : <IconStar size={16} />}
        onClick={() => mark({ row, marks: { starred: !row.starred } })}
      >
        {row.starred ? 'Remove star' : 'Star'}
      </Menu.Item>
      {around && <SelectItem id={row.id} visit={around.visit} />}
      {around?.list && <RowMenuAround id={row.id} ids={around.list.ids} />}
      <Menu.Divider />
      {(['more', 'less'] as const).map((verdict) => (
        <Menu.Item
          key={verdict}
          leftSection={<Thumb verdict={verdict} filled={row.feedback === verdict} size={16} />}
          className={row.feedback === verdict ? classes['voted'] : undefined}
          onClick={() => vote(row, verdict)}
        >
          {voteAction(row.feedback, verdict)}
        </Menu.Item>
      ))}
      {!isQueued(row) && (
        <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => judge.mutate(row.id)}>
          {judgeLabel(row)}
        </Menu.Item>
      )}
      {blocking && (
        <Menu.Item leftSection={<IconBan size={16} />} onClick={unblock}>
          Unblock <span dir="auto">{blocking.name}</span>
        </Menu.Item>
      )}
      <RowMenuLinks row={row} />
    </OpeningMenu>
  );
}

function SelectItem({ id, visit }: { id: number; visit: string }) {
  const { selection, toggle } = useSelection(visit);
  return (
    <Menu.Item leftSection={<IconSquareCheck size={16} />} onClick={() => toggle(id)}>
      {selection.ids.has(id) ? 'Take out of the selection' : 'Select'}
    </Menu.Item>
  );
}

function judgeLabel(row: ArticleRow): string {
  if (row.state === 'failed') return 'Try judging again';
  return row.score === null ? 'Judge now' : 'Judge again';
}
