import { Menu } from '@mantine/core';
import {
  IconBan,
  IconExternalLink,
  IconMail,
  IconMailOpened,
  IconRefresh,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react';
import type { ArticleRow } from '#shared/article.ts';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';
import classes from './article-row.module.css';
import { isQueued } from './queue-words.ts';
import { useJudgeAgain, useMarkArticle } from './use-marks.ts';
import { useUnblock } from './use-unblock.ts';
import { useVote } from './use-vote.ts';
import { Thumb } from './vote-buttons.tsx';
import { voteAction } from './vote-words.ts';

/** What can be done with a row without opening it. */
export function RowMenu({ row, button }: { row: ArticleRow; button: MenuButton }) {
  const mark = useMarkArticle();
  const judge = useJudgeAgain();
  const vote = useVote();
  const { blocking, unblock } = useUnblock(row);
  return (
    <OpeningMenu button={button}>
      <Menu.Item
        leftSection={row.read ? <IconMail size={16} /> : <IconMailOpened size={16} />}
        onClick={() => mark.mutate({ row, marks: { read: !row.read } })}
      >
        {row.read ? 'Mark unread' : 'Mark read'}
      </Menu.Item>
      <Menu.Item
        leftSection={row.starred ? <IconStarFilled size={16} /> : <IconStar size={16} />}
        onClick={() => mark.mutate({ row, marks: { starred: !row.starred } })}
      >
        {row.starred ? 'Remove star' : 'Star'}
      </Menu.Item>
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
      {row.url !== null && (
        <Menu.Item
          component="a"
          href={row.url}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconExternalLink size={16} />}
        >
          Open original
        </Menu.Item>
      )}
      {blocking && (
        <Menu.Item leftSection={<IconBan size={16} />} onClick={unblock}>
          Unblock <span dir="auto">{blocking.name}</span>
        </Menu.Item>
      )}
      {!isQueued(row) && (
        <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => judge.mutate(row.id)}>
          {judgeLabel(row)}
        </Menu.Item>
      )}
    </OpeningMenu>
  );
}

function judgeLabel(row: ArticleRow): string {
  if (row.state === 'failed') return 'Try judging again';
  return row.score === null ? 'Judge now' : 'Judge again';
}
