import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconInfoCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { InterestsPreview as Preview } from '#shared/interests-preview.ts';
import { describeError } from '#web/api/api-error.ts';
import { interestsPreviewQuery } from '#web/api/interests.ts';
import { useFeedIcon } from '#web/api/use-feed-icon.ts';
import { ageWords, exactTime } from '#web/features/articles/time-words.ts';
import { FeedAndTime } from '#web/theme/feed-and-time.tsx';
import panels from '#web/theme/panels.module.css';
import classes from './interests-preview.module.css';
import { describeMoved, describeReason, previewTitle } from './preview-words.ts';
import { EstimateBadge } from './score-badge.tsx';

/** Typing rests this long before it is asked what the texts would change. */
const REST_MS = 400;

type InterestsPreviewProps = { texts: { interests: string; anti_interests: string } };

/** What interests that are not saved yet would change, before anything is judged. */
export function InterestsPreview({ texts }: InterestsPreviewProps) {
  const { interests, anti_interests } = texts;
  const [rested] = useDebouncedValue(texts, REST_MS);
  const { data, error, isFetching } = useQuery({
    ...interestsPreviewQuery(rested),
    placeholderData: keepPreviousData,
  });
  const behind = isFetching || rested.interests !== interests || rested.anti_interests !== anti_interests;
  return (
    <section className={panels['panel']} aria-labelledby="preview-title" aria-busy={behind}>
      <div className={classes['head']}>
        <h2 className={panels['panelTitle']} id="preview-title">
          {previewTitle(data)}
        </h2>
        <p className={classes['summary']} aria-live="polite">
          {behind ? 'Trying it…' : data && !error && describeMoved(data)}
        </p>
      </div>
      <Body preview={data} error={behind ? null : error} />
    </section>
  );
}

function Body({ preview, error }: { preview: Preview | undefined; error: unknown }) {
  if (error) {
    const { message, hint } = describeError(error);
    return <Note>{hint ? `${message} ${hint}` : message}</Note>;
  }
  if (!preview) return <PreviewSkeleton />;
  return (
    <>
      <ul className={classes['rows']}>
        {preview.changes.map((change) => (
          <Change key={change.article.id} change={change} />
        ))}
      </ul>
      {preview.reason && <Note>{preview.reason}</Note>}
    </>
  );
}

function Change({ change }: { change: Preview['changes'][number] }) {
  const { article, before, after } = change;
  const icon = useFeedIcon(article.feed_id);
  const reason = describeReason(change.closest_to);
  return (
    <li className={classes['row']}>
      <span className={classes['numbers']}>
        <EstimateBadge estimate={before} />
        <IconArrowRight size={18} stroke={1.75} aria-label="becomes" className={classes['arrow']} />
        <EstimateBadge estimate={after} />
      </span>
      <div className={classes['text']}>
        <Link
          className={classes['title']}
          to="/$view/$articleId"
          params={{ view: 'unread', articleId: String(article.id) }}
          title={article.title}
        >
          {article.title}
        </Link>
        <FeedAndTime feedTitle={article.feed_title} icon={icon}>
          <time dateTime={article.published_at} title={exactTime(article.published_at)}>
            {ageWords(article.published_at, Date.now())}
          </time>
        </FeedAndTime>
      </div>
      {reason !== '' && (
        <p className={classes['reason']} title={reason} dir="auto">
          {reason}
        </p>
      )}
    </li>
  );
}

function Note({ children }: { children: string }) {
  return (
    <p className={classes['note']}>
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function PreviewSkeleton() {
  return (
    <ul className={classes['rows']} aria-hidden>
      {[62, 48, 70, 55, 41].map((width) => (
        <li key={width} className={classes['row']}>
          <Skeleton width={98} height={26} />
          <div>
            <Skeleton width={`${width}%`} height={14} />
            <Skeleton width={120} height={12} mt={8} />
          </div>
        </li>
      ))}
    </ul>
  );
}
