import { IconStarFilled } from '@tabler/icons-react';
import { memo } from 'react';
import type { ArticleRow as Row } from '#shared/article.ts';
import type { ListScope } from '#web/api/article-list.ts';
import { useFeedIcon } from '#web/api/use-feed-icon.ts';
import { blockingFirst } from '#web/features/articles/judgement/queue-words.ts';
import { ScoreBadge } from '#web/features/articles/judgement/score-badge.tsx';
import { ageWords, exactTime, readingMinutes } from '#web/features/articles/time-words.ts';
import { hrefOfArticle } from '#web/lists/list-address.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import classes from './article-row.module.css';
import { ArticleRowMenu } from './article-row-menu.tsx';
import { CategoryChip } from './category-chip.tsx';
import { RowFound } from './row-found.tsx';
import text from './row-text.module.css';
import { RowWhy } from './row-why.tsx';

type ArticleRowProps = {
  row: Row;
  scope: ListScope;
  selected: boolean;
  /** Undefined while nothing in the list is ticked: then there is nothing to tick it with. */
  ticked: boolean | undefined;
  onTick: (id: number, toHere: boolean) => void;
  /** Epoch milliseconds. */
  now: number;
};

/** One article in a list. The title's link covers the whole row; the tick and the menu lie above it. */
export const ArticleRow = memo(function ArticleRow({
  row,
  scope,
  selected,
  ticked,
  onTick,
  now,
}: ArticleRowProps) {
  const minutes = readingMinutes(row.word_count);
  const icon = useFeedIcon(row.feed_id);
  const [category, ...more] = blockingFirst(row.categories);
  return (
    <article
      className={classes['row']}
      data-selected={selected || undefined}
      data-read={row.read || undefined}
      data-ticked={ticked || undefined}
    >
      <div className={classes['left']} data-ticking={ticked !== undefined || undefined}>
        <ScoreBadge article={row} />
        {row.starred && (
          <span className={classes['starred']} role="img" aria-label="Starred">
            <IconStarFilled size={14} />
          </span>
        )}
        {ticked !== undefined && <Tick row={row} ticked={ticked} onTick={onTick} />}
      </div>
      <div className={text['text']}>
        <h2 className={classes['title']} dir="auto">
          <a
            href={hrefOfArticle(scope, row.id)}
            className={classes['link']}
            aria-current={selected ? 'true' : undefined}
            title={rowHint(row)}
            data-row-link
          >
            {row.title}
          </a>
        </h2>
        <div className={classes['meta']}>
          <FeedIcon title={row.feed_title} icon={icon} />
          <span className={classes['feed']} dir="auto">
            {row.feed_title}
          </span>
          <span className={classes['facts']}>
            {' · '}
            <time dateTime={row.published_at}>{ageWords(row.published_at, now)}</time>
            {minutes !== null && ` · ${minutes} min`}
          </span>
          {category && <CategoryChip category={category} />}
          {more.length > 0 && <span className={classes['more']}>+{more.length}</span>}
        </div>
        {scope.query ? <RowFound row={row} query={scope.query} /> : <RowWhy row={row} view={scope.view} />}
      </div>
      <ArticleRowMenu row={row} />
    </article>
  );
});

/** What a row has no room for. On its link, which covers the row: a tooltip of anything below that would never show. */
function rowHint({ feed_title: feed, published_at: published, categories }: Row): string {
  const names = blockingFirst(categories).map(({ name }) => name);
  return [feed, exactTime(published), names.join(', ')].filter(Boolean).join(' · ');
}

type TickProps = { row: Row; ticked: boolean } & Pick<ArticleRowProps, 'onTick'>;

function Tick({ row, ticked, onTick }: TickProps) {
  return (
    <label className={classes['tick']}>
      <input
        type="checkbox"
        checked={ticked}
        aria-label={`Select ${row.title}`}
        onChange={({ nativeEvent }) =>
          onTick(row.id, 'shiftKey' in nativeEvent && nativeEvent.shiftKey === true)
        }
      />
    </label>
  );
}
