import { Button, Skeleton } from '@mantine/core';
import { IconDatabaseExport, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BackupList as Backups } from '#shared/backup.ts';
import { describeBytes } from '#shared/byte-words.ts';
import { backupsQuery, EVERYTHING_ADDRESS, makeBackup } from '#web/api/backups.ts';
import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import classes from './backup-list.module.css';

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

/** The backups there are, with the ways to make one now and to take everything along. */
export function BackupList() {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(backupsQuery());
  const make = useMutation({
    mutationFn: makeBackup,
    // A failure is told in the panel, by name.
    meta: { quiet: true },
    onSettled: () => queryClient.invalidateQueries(backupsQuery()),
  });
  if (error && !data) return <LoadFailed what="The backups" error={error} onRetry={() => void refetch()} />;
  const failure = make.error?.message ?? data?.failure;
  const busy = make.isPending || data?.running === true;
  return (
    <div className={classes['backups']}>
      {data ? <Listed list={data} /> : <Skeleton height={72} />}
      <p role="status" className={classes['status']}>
        {busy && 'Making a backup and reading it back…'}
        {!busy && make.isSuccess && 'The backup is made and was read back whole.'}
      </p>
      {!busy && failure && (
        <p role="alert" className={classes['failure']}>
          The last backup could not be made. {failure}
        </p>
      )}
      <div className={classes['buttons']}>
        <Button
          variant="default"
          leftSection={<IconDatabaseExport {...icon} />}
          loading={busy}
          onClick={() => make.mutate()}
        >
          Back up now
        </Button>
        <Button
          component="a"
          href={EVERYTHING_ADDRESS}
          download
          variant="default"
          leftSection={<IconDownload {...icon} />}
        >
          Export everything
        </Button>
      </div>
      <p className={classes['help']}>
        A backup is for this Winnow, and holds all of it. The export is one file of JSON lines with feeds,
        articles, marks and judgements, but no passwords; <code>npm run winnow -- import</code> reads it into
        an empty Winnow.
      </p>
    </div>
  );
}

function Listed({ list }: { list: Backups }) {
  const next = list.next_at === null ? '' : ` The next one is due ${formatTime(list.next_at)}.`;
  if (list.backups.length === 0) return <p className={classes['none']}>There is no backup yet.{next}</p>;
  return (
    <>
      <ul className={classes['list']} aria-label="Backups">
        {list.backups.map(({ name, bytes, made_at: madeAt }) => (
          <li key={name} title={name}>
            <time dateTime={madeAt}>{formatTime(madeAt)}</time>
            <span>{describeBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      <p className={classes['help']}>
        In <code>{list.folder}</code>.{next}
      </p>
    </>
  );
}

function formatTime(time: string): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}
