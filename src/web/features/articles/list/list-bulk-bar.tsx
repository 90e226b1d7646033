import {
  IconListCheck,
  IconMail,
  IconMailOpened,
  IconRefresh,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { findRow } from '#web/api/article-cache.ts';
import { useMarkMany } from '#web/features/articles/marks/use-mark-all.ts';
import {
  MAX_AT_ONCE,
  useJudgeSeveral,
  useMarkSeveral,
} from '#web/features/articles/marks/use-mark-several.ts';
import { useSelection } from '#web/features/articles/row/use-selection.ts';
import { BulkBar, BulkButton } from '#web/lists/bulk-bar.tsx';
import classes from './article-list.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Floats over the foot of the list. Each thing that is done with the ticked rows takes the ticks away. */
export function ListBulkBar({ ids, visit }: { ids: readonly number[]; visit: string }) {
  const queryClient = useQueryClient();
  const { selection, toggleAll, clear } = useSelection(visit);
  const { markMany } = useMarkMany();
  const markSeveral = useMarkSeveral();
  const judgeSeveral = useJudgeSeveral();
  // In the order of the list, so that they are judged from above.
  const ticked = ids.filter((id) => selection.ids.has(id));
  const rows = ticked.map((id) => findRow(queryClient, id));
  const allRead = rows.every((row) => row?.read === true);
  const allStarred = rows.every((row) => row?.starred === true);
  const many = ticked.length > MAX_AT_ONCE;
  const tooMany = many ? `At most ${MAX_AT_ONCE} at once` : undefined;
  const andClear = (act: () => void) => () => {
    act();
    clear();
  };
  return (
    <div className={classes['bulkPlace']}>
      <BulkBar label="Selected articles" count={ticked.length} outOfSight={0} onClear={clear} narrow>
        {allRead ? (
          <BulkButton
            label="Mark unread"
            icon={<IconMail {...icon} />}
            disabled={many}
            aria-description={tooMany}
            onClick={andClear(() => markSeveral(ticked, { read: false }))}
          />
        ) : (
          <BulkButton
            label="Mark read"
            icon={<IconMailOpened {...icon} />}
            onClick={andClear(() => markMany({ ids: ticked }))}
          />
        )}
        <BulkButton
          label={allStarred ? 'Remove stars' : 'Star'}
          icon={allStarred ? <IconStarFilled {...icon} /> : <IconStar {...icon} />}
          disabled={many}
          aria-description={tooMany}
          onClick={andClear(() => markSeveral(ticked, { starred: !allStarred }))}
        />
        <BulkButton
          label="Judge again"
          icon={<IconRefresh {...icon} />}
          disabled={many}
          aria-description={tooMany}
          onClick={andClear(() => judgeSeveral(ticked))}
        />
        {ticked.length < ids.length && (
          <BulkButton label="Select all" icon={<IconListCheck {...icon} />} onClick={() => toggleAll(ids)} />
        )}
      </BulkBar>
    </div>
  );
}
