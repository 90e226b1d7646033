import { Checkbox } from '@mantine/core';
import { IconBan, IconBellOff, IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, memo } from 'react';
import type { Feed } from '#shared/feed.ts';
import { describeInterval } from '#web/features/feeds/changes/interval-words.ts';
import type { FeedCommands } from '#web/features/feeds/menu/feed-commands.ts';
import { describeMute } from '#web/features/feeds/options/mute-words.ts';
import ticked from '#web/lists/ticked-row.module.css';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import { FeedRowMenu } from './feed-row-menu.tsx';
import { FeedStateCell } from './feed-state-cell.tsx';
import classes from './feed-table-row.module.css';
import { FolderCell } from './folder-cell.tsx';
import { describeRate, describeShare, describeSuccess, shortAddress } from './table-words.ts';

type FeedTableRowProps = {
  measure: (row: HTMLElement | null) => void;
  index: number;
  feed: Feed;
  /** The name of its folder; null without one. */
  folder: string | null;
  /** In epoch milliseconds. */
  now: number;
  selected: boolean;
  /** Whether Tab reaches this row; the others are reached with the arrow keys. */
  active: boolean;
  commands: FeedCommands;
  onSelect: (id: number, range: boolean) => void;
  onActivate: (id: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** One feed. Its checkbox is what the arrow keys go to; problem and menu follow with Tab. */
export const FeedTableRow = memo(function FeedTableRow(props: FeedTableRowProps) {
  const { measure, index, feed, folder, now, selected, active, commands, onSelect, onActivate, onKeyDown } =
    props;
  const { id, title } = feed;
  const tabIndex = active ? 0 : -1;
  const share = describeShare(feed.share_read);
  const success = describeSuccess(feed.last_success_at, now);
  return (
    <tr
      ref={measure}
      className={`${ticked['row']} ${classes['row']}`}
      data-index={index}
      aria-rowindex={index + 2}
      data-selected={selected || undefined}
      onFocus={() => onActivate(id)}
    >
      <td data-column="check">
        <Checkbox
          classNames={{ input: ticked['box'] ?? '' }}
          id={`feed-${id}`}
          aria-label={title}
          data-row={id}
          tabIndex={tabIndex}
          checked={selected}
          // `change` does not tell of the shift key.
          onClick={(event) => onSelect(id, event.shiftKey)}
          onChange={() => undefined}
          onKeyDown={onKeyDown}
        />
      </td>
      <th scope="row" data-column="title">
        <label className={classes['name']} htmlFor={`feed-${id}`}>
          <FeedIcon title={title} icon={feed.icon} />
          <span className={classes['nameText']}>
            <span className={classes['nameLine']}>
              <span className={classes['clip']} dir="auto" title={title}>
                {title}
              </span>
              <FeedMarks feed={feed} />
            </span>
            <span className={classes['small']} title={feed.url}>
              {shortAddress(feed.url)}
            </span>
          </span>
        </label>
      </th>
      <td data-column="folder">
        <FolderCell feed={feed} folder={folder} tabIndex={tabIndex} ask={commands.ask} />
      </td>
      <td data-column="rate" data-unit="a week">
        {describeRate(feed.articles_per_week)}
      </td>
      <td data-column="read" data-unit="read">
        {share ?? <span className={classes['none']}>–</span>}
      </td>
      <td data-column="success" title={feed.last_success_at ?? undefined}>
        {success}
      </td>
      <td data-column="problem">
        <FeedStateCell feed={feed} now={now} tabIndex={tabIndex} ask={commands.ask} />
      </td>
      <td data-column="interval">{describeInterval(feed)}</td>
      <td data-column="menu">
        <FeedRowMenu feed={feed} tabIndex={tabIndex} ask={commands.ask} />
      </td>
    </tr>
  );
});

/** What is set for the feed and changes what becomes of it. */
function FeedMarks({ feed }: { feed: Feed }) {
  const icon = { size: 14, stroke: 1.75, className: classes['mark'] } as const;
  return (
    <>
      {feed.muted && <IconBellOff {...icon} aria-label={describeMute(feed)} />}
      {feed.never_judge && <IconBan {...icon} aria-label="never judged" />}
      {feed.has_login && <IconLock {...icon} aria-label="with a login" />}
    </>
  );
}
