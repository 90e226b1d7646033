import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { estimatesStatusQuery } from '#web/api/estimates.ts';
import { describeBuiltIn } from '#web/features/settings/estimates-words.ts';
import panels from '#web/theme/panels.module.css';

/** What keeps estimates from being made for some articles, or for all; nothing while all is well. */
export function EstimatesNote() {
  const { data } = useQuery(estimatesStatusQuery());
  const line = data && describeBuiltIn(data);
  if (!line) return null;
  const NoteIcon = line.tone === 'warn' ? IconAlertTriangle : IconInfoCircle;
  return (
    <p className={panels['note']} data-tone={line.tone}>
      <NoteIcon size={16} stroke={1.75} aria-hidden />
      <span>{line.text}</span>
    </p>
  );
}
