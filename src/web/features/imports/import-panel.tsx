import { Button, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { FeedImport } from '#shared/feed-import.ts';
import { isRunning, percentOf } from '#web/api/import-progress.ts';
import { lastImportQuery } from '#web/api/imports.ts';
import panels from '#web/theme/panels.module.css';
import { FailedFeeds } from './failed-feeds.tsx';
import { useImportActions } from './import-mutations.ts';
import classes from './import-panel.module.css';
import { describeCounts, describeRest, speakProgress, titleOfImport } from './import-words.ts';

/** The import that runs, or what the last one came to until that is dismissed; nothing at all other times. */
export function ImportPanel() {
  const { data: feedImport } = useQuery(lastImportQuery());
  if (!feedImport) return null;
  return <Panel feedImport={feedImport} />;
}

function Panel({ feedImport }: { feedImport: FeedImport }) {
  const running = isRunning(feedImport);
  const rest = running ? '' : describeRest(feedImport);
  const Icon = running ? IconFileImport : feedImport.failed > 0 ? IconAlertTriangle : IconCircleCheck;
  const tone = running ? 'running' : feedImport.failed > 0 ? 'warn' : 'good';
  return (
    <section className={panels['panel']} aria-labelledby="import-title">
      <div className={classes['head']}>
        <Icon size={20} stroke={1.75} className={classes['icon']} data-tone={tone} aria-hidden />
        <div className={classes['words']}>
          <h2 className={classes['title']} id="import-title">
            {titleOfImport(feedImport)}
          </h2>
          <p className={classes['counts']}>{describeCounts(feedImport)}</p>
        </div>
        <Actions feedImport={feedImport} running={running} />
      </div>
      {running && <Bar feedImport={feedImport} />}
      {running && (
        <p className={classes['note']}>
          You can leave this page: it goes on. What is added can be read at once.
        </p>
      )}
      {rest !== '' && <p className={classes['note']}>{rest}</p>}
      {!running && feedImport.failed > 0 && <FailedFeeds feedImport={feedImport} />}
      <VisuallyHidden role="status">{speakProgress(feedImport)}</VisuallyHidden>
    </section>
  );
}

function Bar({ feedImport }: { feedImport: FeedImport }) {
  const percent = percentOf(feedImport);
  return (
    <div
      className={classes['bar']}
      role="progressbar"
      aria-label={titleOfImport(feedImport)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={describeCounts(feedImport)}
    >
      <div className={classes['fill']} style={{ width: `${percent}%` }} />
    </div>
  );
}

function Actions({ feedImport: { id, failed }, running }: { feedImport: FeedImport; running: boolean }) {
  const { retry, cancel, dismiss } = useImportActions();
  if (running) {
    return (
      <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(id)}>
        Cancel
      </Button>
    );
  }
  return (
    <div className={classes['actions']}>
      {failed > 0 && (
        <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(id)}>
          {failed === 1 ? 'Retry' : 'Retry all'}
        </Button>
      )}
      <Button size="xs" variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate(id)}>
        Dismiss
      </Button>
    </div>
  );
}
