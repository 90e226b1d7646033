import { Skeleton } from '@mantine/core';
import { describeBytes } from '#shared/byte-words.ts';
import type { Storage } from '#shared/storage.ts';
import classes from './storage-facts.module.css';

/** How much is kept, and what it takes on the disk; undefined while that is not known. */
export function StorageFacts({ storage }: { storage: Storage | undefined }) {
  const facts = storage && {
    Articles: storage.articles.toLocaleString('en'),
    Starred: storage.starred.toLocaleString('en'),
    Database: describeBytes(storage.database_bytes),
    Images: describeBytes(storage.image_bytes),
  };
  const names = ['Articles', 'Starred', 'Database', 'Images'] as const;
  return (
    <div>
      <dl className={classes['facts']}>
        {names.map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{facts ? facts[name] : <Skeleton height={16} width={56} my={4} />}</dd>
          </div>
        ))}
      </dl>
      {storage && isWorthSaying(storage) && (
        <p className={classes['free']}>
          {describeBytes(storage.free_bytes)} of the database stand empty: the next articles go there, and the
          file grows no further until then.
        </p>
      )}
    </div>
  );
}

/** A tenth of the file: less comes and goes by itself. */
function isWorthSaying({ free_bytes: free, database_bytes: all }: Storage): boolean {
  return free * 10 >= all;
}
