import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DescribedReason, ServerStatus } from '#shared/status.ts';
import panels from '#web/theme/panels.module.css';
import classes from './status.module.css';
import { findWay, runningWords } from './status-words.ts';

const icon = { size: 20, stroke: 1.75, 'aria-hidden': true } as const;

/** Whether all is well; else what is wrong, each with what to do. */
export function HealthPanel({ status }: { status: ServerStatus }) {
  return (
    <section className={panels['panel']} id="health" aria-labelledby="health-title">
      <h2 className={panels['panelTitle']} id="health-title">
        Health
      </h2>
      {status.reasons.length === 0 ? (
        <p className={classes['well']}>
          <IconCircleCheck {...icon} />
          All is well
        </p>
      ) : (
        <ul className={classes['reasons']}>
          {status.reasons.map((reason) => (
            <Reason key={reason.code} reason={reason} />
          ))}
        </ul>
      )}
      <p className={classes['meaning']}>{runningWords(status)}</p>
    </section>
  );
}

function Reason({ reason }: { reason: DescribedReason }) {
  const way = findWay(reason);
  return (
    <li className={classes['reason']}>
      <IconAlertTriangle {...icon} />
      <div className={classes['reasonText']}>
        <p className={classes['message']}>{reason.message}</p>
        <p className={classes['hint']}>{reason.hint}</p>
      </div>
      {way && (
        <Button
          component={Link}
          to={way.to}
          {...(way.hash === undefined ? {} : { hash: way.hash })}
          size="xs"
          variant="default"
        >
          {way.label}
        </Button>
      )}
    </li>
  );
}
