import { Link } from '@tanstack/react-router';
import type { Article } from '#shared/article.ts';
import { useFeedIcon } from '#web/api/use-feed-icon.ts';
import { CategoryChip } from '#web/features/articles/row/category-chip.tsx';
import { readingDirection } from '#web/features/articles/text/reading-direction.ts';
import { readingMinutes, timeWords } from '#web/features/articles/time-words.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import { AlsoIn } from './also-in.tsx';
import classes from './article-head.module.css';
import { dateHint } from './date-hint.ts';

/** Title and where it comes from. */
export function ArticleHead({ article }: { article: Article }) {
  const { author, comments_url: comments, feed_title: feedTitle, language } = article;
  const minutes = readingMinutes(article.word_count);
  return (
    <header>
      <h1
        className={classes['title']}
        tabIndex={-1}
        lang={language ?? undefined}
        dir={readingDirection(language)}
      >
        {article.title}
      </h1>
      <div className={classes['meta']}>
        <span className={classes['facts']}>
          <FeedName article={article} />
          {author !== null && author !== feedTitle && ` · ${author}`}
          {' · '}
          <time className={classes['fact']} dateTime={article.published_at} title={dateHint(article)}>
            {timeWords(article.published_at, Date.now())}
          </time>
          {minutes !== null && (
            <>
              {' · '}
              <span className={classes['fact']} title={`${article.word_count.toLocaleString('en')} words`}>
                {minutes} min
              </span>
            </>
          )}
        </span>
        {article.categories.map((category) => (
          <CategoryChip key={category.id} category={category} />
        ))}
        {comments !== null && (
          <a href={comments} target="_blank" rel="noopener noreferrer">
            Comments
          </a>
        )}
      </div>
      <AlsoIn feeds={article.also_in} />
    </header>
  );
}

/** The feed's name leads to its list; a feed that is gone has only its name. */
function FeedName({ article: { feed_id: id, feed_title: title } }: { article: Article }) {
  const icon = useFeedIcon(id);
  const name = (
    <>
      <FeedIcon title={title} icon={icon} />
      {title}
    </>
  );
  if (id === null) return name;
  return (
    <Link className={classes['feed']} to="/feeds/$feedId" params={{ feedId: String(id) }}>
      {name}
    </Link>
  );
}
