import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { estimatesStatusQuery } from '#web/api/estimates.ts';
import {
  describeBuiltIn,
  describeEmbedding,
  type EstimatesLine,
} from '#web/features/settings/estimates-words.ts';
import classes from './estimates-field.module.css';

/** How the saved way of estimating is doing: how far it is, and what it cannot do. */
export function EstimatesStatusLine() {
  const { data } = useQuery(estimatesStatusQuery());
  if (!data) return null;
  const embedding = describeEmbedding(data);
  const builtIn = describeBuiltIn(data);
  return (
    <>
      {embedding && <Line line={embedding} />}
      {builtIn && <Line line={builtIn} />}
    </>
  );
}

function Line({ line: { tone, text } }: { line: EstimatesLine }) {
  return (
    <p className={classes['status']} data-tone={tone}>
      <ToneIcon tone={tone} />
      <span>{text}</span>
    </p>
  );
}

function ToneIcon({ tone }: Pick<EstimatesLine, 'tone'>) {
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  if (tone === 'warn') return <IconAlertTriangle {...icon} />;
  return tone === 'good' ? <IconCircleCheck {...icon} /> : <IconInfoCircle {...icon} />;
}
