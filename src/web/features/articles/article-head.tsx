import type { Article } from '#shared/article.ts';
import { useFeedIcon } from '#web/api/use-feed-icon.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import { AlsoIn } from './also-in.tsx';
import classes from './article-head.module.css';
import { CategoryChip } from './category-chip.tsx';
import { readingMinutes, timeWords } from './time-words.ts';

/** Title and where it comes from. */
export function ArticleHead({ article }: { article: Article }) {
  const minutes = readingMinutes(article.word_count);
  const icon = useFeedIcon(article.feed_id);
  const facts = [
    article.feed_title,
    ...(article.author === null || article.author === article.feed_title ? [] : [article.author]),
  ];
  return (
    <header>
      <h1 className={classes['title']}>{article.title}</h1>
      <div className={classes['meta']}>
        <span className={classes['facts']}>
          <FeedIcon title={article.feed_title} icon={icon} />
          {facts.join(' · ')}
          {' · '}
          <time className={classes['fact']} dateTime={article.published_at}>
            {timeWords(article.published_at, Date.now())}
          </time>
          {minutes !== null && (
            <>
              {' · '}
              <span className={classes['fact']}>{minutes} min</span>
            </>
          )}
        </span>
        {article.categories.map((category) => (
          <CategoryChip key={category.id} category={category} />
        ))}
        {article.comments_url !== null && (
          <a href={article.comments_url} target="_blank" rel="noopener noreferrer">
            Comments
          </a>
        )}
      </div>
      <AlsoIn feeds={article.also_in} />
    </header>
  );
}
