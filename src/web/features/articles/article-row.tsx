import { memo } from 'react';
import type { ArticleRow as Row } from '#shared/article.ts';
import type { ListScope } from '#web/api/article-list.ts';
import { useFeedIcon } from '#web/api/use-feed-icon.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import { ArticleLink } from './article-link.tsx';
import classes from './article-row.module.css';
import { ArticleRowMenu } from './article-row-menu.tsx';
import { CategoryChip } from './category-chip.tsx';
import { blockingFirst } from './queue-words.ts';
import { RowWhy } from './row-why.tsx';
import { ScoreBadge } from './score-badge.tsx';
import { ageWords, exactTime, readingMinutes } from './time-words.ts';

type ArticleRowProps = {
  row: Row;
  scope: ListScope;
  selected: boolean;
  articleOpen: boolean;
  /** Epoch milliseconds. */
  now: number;
};

/** One article in a list. The title's link covers the whole row; the menu lies above it. */
export const ArticleRow = memo(function ArticleRow({
  row,
  scope,
  selected,
  articleOpen,
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
    >
      <ScoreBadge article={row} />
      <div className={classes['text']}>
        <h2 className={classes['title']}>
          <ArticleLink
            scope={scope}
            articleId={row.id}
            current={selected}
            articleOpen={articleOpen}
            className={classes['link']}
          >
            {row.title}
          </ArticleLink>
        </h2>
        <div className={classes['meta']}>
          <FeedIcon title={row.feed_title} icon={icon} />
          <span className={classes['feed']}>{row.feed_title}</span>
          <span className={classes['facts']}>
            {' · '}
            <time dateTime={row.published_at} title={exactTime(row.published_at)}>
              {ageWords(row.published_at, now)}
            </time>
            {minutes !== null && ` · ${minutes} min`}
          </span>
          {category && <CategoryChip category={category} />}
          {more.length > 0 && (
            <span className={classes['more']} title={more.map(({ name }) => name).join(', ')}>
              +{more.length}
            </span>
          )}
        </div>
        <RowWhy row={row} view={scope.view} />
      </div>
      <ArticleRowMenu row={row} />
    </article>
  );
});
