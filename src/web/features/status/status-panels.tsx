import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { describeBytes } from '#shared/byte-words.ts';
import { describeAbout } from '#shared/duration-words.ts';
import type { ServerStatus } from '#shared/status.ts';
import { statusQuery } from '#web/api/status.ts';
import panels from '#web/theme/panels.module.css';
import { Figures } from './figures.tsx';
import { HealthPanel } from './health-panel.tsx';
import { delayWords } from './status-words.ts';

type StatusPanelsProps = {
  /** Stands here when the server does not tell. */
  Failed: ComponentType<{ what: string; error: unknown; onRetry: () => void }>;
};

/** What is wrong and what to do, what is going on, and what it takes of the machine; renewed every few seconds. */
export function StatusPanels({ Failed }: StatusPanelsProps) {
  const { data: status, error, refetch } = useQuery(statusQuery());
  if (status) {
    return (
      <>
        <HealthPanel status={status} />
        <Work status={status} />
        <Machine status={status} />
        <Disk data={status.data} />
      </>
    );
  }
  return error ? <Failed what="The status" error={error} onRetry={() => void refetch()} /> : <Loading />;
}

function Work({ status: { streams, refresh, judging } }: { status: ServerStatus }) {
  const left = judging.estimated_seconds;
  const figures = {
    'Open pages': count(streams),
    'Feeds being fetched': count(refresh.running),
    'Feeds in line': count(refresh.waiting),
    'Articles to judge': count(judging.waiting),
    'Failed articles': count(judging.failed),
  };
  return (
    <Figures id="work" title="Going on now" figures={figures}>
      {left !== null && left > 0 && `What waits to be judged takes ${describeAbout(left)}.`}
    </Figures>
  );
}

function Machine({ status: { memory, event_loop: delay } }: { status: ServerStatus }) {
  const figures = {
    Memory: describeBytes(memory.resident_bytes),
    'JavaScript heap': describeBytes(memory.heap_bytes),
    'Delay, median': delayWords(delay.p50_ms),
    'Delay, 99 of 100': delayWords(delay.p99_ms),
    'Longest delay': delayWords(delay.max_ms),
  };
  return (
    <Figures id="machine" title="Memory and pace" figures={figures}>
      Delay is how long a request waits for its turn, since {timeOfDay(delay.since)}. Above 100 ms pages feel
      slow: other programs then keep this machine busy, or its disk is slow.
    </Figures>
  );
}

function Disk({ data }: { data: ServerStatus['data'] }) {
  const figures = {
    Database: describeBytes(data.database_bytes),
    'Search index': describeBytes(data.search_bytes),
    Images: describeBytes(data.image_bytes),
    Backups: describeBytes(data.backup_bytes),
    'Free on the disk': data.free_bytes === null ? 'Not known' : describeBytes(data.free_bytes),
  };
  return (
    <Figures id="disk" title="Disk" figures={figures}>
      All of it is in <code className={panels['code']}>{data.folder}</code>
    </Figures>
  );
}

function Loading() {
  return (
    <section aria-busy="true" aria-label="Loading the status">
      {['health', 'work', 'machine', 'disk'].map((panel) => (
        <div key={panel} className={panels['panel']}>
          <Skeleton height={20} width={150} mb={16} />
          <Skeleton height={44} maw={560} />
        </div>
      ))}
    </section>
  );
}

function count(things: number): string {
  return things.toLocaleString('en');
}

const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function timeOfDay(time: string): string {
  return timeFormat.format(new Date(time));
}
