import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconInfoCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { InterestsPreview } from '#shared/interests-preview.ts';
import { describeError } from '#web/api/api-error.ts';
import { interestsPreviewQuery } from '#web/api/interests.ts';
import { useFeedIcon } from '#web/api/use-feed-icon.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import classes from './ranked-preview.module.css';
import { EstimateBadge } from './score-badge.tsx';

/** Typing rests this long before it is asked how the texts would rank. */
const REST_MS = 400;

type RankedPreviewProps = { texts: { interests: string; anti_interests: string } };

/** The articles that stand on top with these texts, by the built-in estimates: nothing is saved or judged. */
export function RankedPreview({ texts }: RankedPreviewProps) {
  const { interests, anti_interests } = texts;
  const [rested] = useDebouncedValue(texts, REST_MS);
  const isEmpty = interests.trim() === '' && anti_interests.trim() === '';
  const { data, error, isFetching } = useQuery({
    ...interestsPreviewQuery(rested),
    placeholderData: keepPreviousData,
    enabled: !isEmpty,
  });
  const behind = isFetching || rested.interests !== interests || rested.anti_interests !== anti_interests;
  return (
    <section className={classes['preview']} aria-labelledby="ranked-title" aria-busy={!isEmpty && behind}>
      <div className={classes['head']}>
        <h2 className={classes['title']} id="ranked-title">
          Your list, best first
        </h2>
        <p className={classes['state']} aria-live="polite">
          {!isEmpty && behind && 'Ranking…'}
        </p>
      </div>
      {isEmpty ? (
        <Note>Write a line: the articles of your feeds are put in order here as you type.</Note>
      ) : (
        <Body preview={data} error={behind ? null : error} />
      )}
    </section>
  );
}

function Body({ preview, error }: { preview: InterestsPreview | undefined; error: unknown }) {
  if (error) return <Note>{Object.values(describeError(error)).filter(Boolean).join(' ')}</Note>;
  if (!preview) return <RankedSkeleton />;
  return (
    <>
      <ol className={classes['rows']}>
        {preview.best.map((ranked) => (
          <Ranked key={ranked.article.id} ranked={ranked} />
        ))}
      </ol>
      {preview.reason && <Note>{preview.reason}</Note>}
      {preview.ready && (
        <p className={classes['help']}>
          ≈ is an estimate by words. A model reads each article afterwards, and its score takes the place.
        </p>
      )}
    </>
  );
}

function Ranked({ ranked: { article, estimate, closest_to: closest } }: { ranked: Best }) {
  const icon = useFeedIcon(article.feed_id);
  return (
    <li className={classes['row']}>
      <EstimateBadge estimate={estimate} />
      <div className={classes['words']}>
        <span className={classes['article']} dir="auto">
          {article.title}
        </span>
        <span className={classes['meta']}>
          <FeedIcon title={article.feed_title} icon={icon} />
          <span className={classes['feed']}>{article.feed_title}</span>
        </span>
        {closest !== null && <span className={classes['closest']}>Closest to: {closest}</span>}
      </div>
    </li>
  );
}

type Best = InterestsPreview['best'][number];

function Note({ children }: { children: string }) {
  return (
    <p className={classes['note']}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function RankedSkeleton() {
  return (
    <div aria-hidden>
      {[72, 58, 80, 64].map((width) => (
        <div key={width} className={classes['row']}>
          <Skeleton width={40} height={26} />
          <div className={classes['words']}>
            <Skeleton width={`${width}%`} height={14} my={3} />
            <Skeleton width={120} height={12} my={4} />
          </div>
        </div>
      ))}
    </div>
  );
}
