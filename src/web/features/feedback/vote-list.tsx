import { Button, Skeleton } from '@mantine/core';
import { IconThumbUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { errorText } from '#web/api/api-error.ts';
import { votesQuery } from '#web/api/feedback.ts';
import panels from '#web/theme/panels.module.css';
import classes from './vote-list.module.css';
import { VoteRow } from './vote-row.tsx';

/** All votes, newest first, a page at a time. */
export function VoteList() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    votesQuery(),
  );
  if (!data) {
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <VoteListSkeleton />;
  }
  const votes = data.pages.flatMap((page) => page.votes);
  const total = data.pages[0]?.total ?? 0;
  if (votes.length === 0) return <NoVotes />;
  return (
    <section className={panels['panel']} aria-labelledby="votes-title">
      <h2 className={panels['panelTitle']} id="votes-title">
        {total === 1 ? '1 vote' : `${total.toLocaleString('en')} votes`}
      </h2>
      <ul className={classes['rows']}>
        {votes.map((vote) => (
          <VoteRow key={vote.id} vote={vote} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt={16} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older votes
        </Button>
      )}
    </section>
  );
}

function NoVotes() {
  return (
    <section className={`${panels['panel']} ${classes['empty']}`}>
      <IconThumbUp size={44} stroke={1.5} className={classes['icon']} aria-hidden />
      <h2 className={classes['title']}>No votes yet</h2>
      <p className={panels['text']}>
        Say <i>More like this</i> or <i>Less like this</i> beside an article, in its row’s menu, or with the
        keys +&nbsp;and&nbsp;−. Three votes already make a better order.
      </p>
    </section>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <section className={panels['panel']} role="alert">
      <h2 className={panels['panelTitle']}>The votes could not be loaded</h2>
      <p className={panels['text']}>{errorText(error)}</p>
      <Button mt="md" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}

function VoteListSkeleton() {
  return (
    <section className={panels['panel']} aria-busy="true" aria-label="Loading your votes">
      <Skeleton width={90} height={20} mb={16} />
      {[64, 52, 71].map((width) => (
        <Skeleton key={width} width={`${width}%`} height={14} my={20} />
      ))}
    </section>
  );
}
