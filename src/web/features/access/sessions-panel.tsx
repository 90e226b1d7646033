import { Button } from '@mantine/core';
import type { Session } from '#shared/access.ts';
import { useNow } from '#web/lists/use-now.ts';
import panels from '#web/theme/panels.module.css';
import classes from './access.module.css';
import { useEndOtherSessions, useEndSession } from './access-mutations.ts';
import { describeDevice } from './device-words.ts';
import { dateWords, describeLast } from './time-words.ts';

/** The browsers that are logged in, and the way to log each of them out. */
export function SessionsPanel({ sessions }: { sessions: Session[] }) {
  const endOthers = useEndOtherSessions();
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <section className={panels['panel']} aria-labelledby="sessions-title">
      <h2 className={panels['panelTitle']} id="sessions-title">
        Browsers that are logged in
      </h2>
      {sessions.length === 0 && <p className={classes['text']}>None: you came in another way.</p>}
      <ul className={classes['rows']}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {others > 0 && (
        <div className={classes['actions']}>
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            Log out everywhere else
          </Button>
        </div>
      )}
    </section>
  );
}

function SessionRow({ session }: { session: Session }) {
  const now = useNow();
  const end = useEndSession();
  const { id, user_agent: userAgent, address, current, seen_at: seenAt, created_at: createdAt } = session;
  const device = describeDevice(userAgent);
  return (
    <li className={classes['row']}>
      <div className={classes['rowText']}>
        <span className={classes['name']} title={userAgent}>
          {device}
          {current && (
            <span className={classes['chip']} data-tone="good">
              This browser
            </span>
          )}
        </span>
        <p className={classes['meta']}>
          {address} · used {describeLast(seenAt, now)} · logged in {dateWords(createdAt)}
        </p>
      </div>
      {!current && (
        <Button
          variant="default"
          size="xs"
          aria-label={`Log out ${device}, ${address}`}
          loading={end.isPending}
          onClick={() => end.mutate(id)}
        >
          Log out
        </Button>
      )}
    </li>
  );
}
