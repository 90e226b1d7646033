import { useQuery } from '@tanstack/react-query';
import { judgingStatusQuery } from '#web/api/judging.ts';
import { queueWords } from './status-words.ts';

/** Beside the title of Scoring: how many wait, and about how long they take. */
export function QueueCount() {
  const { data: status } = useQuery(judgingStatusQuery());
  return status ? queueWords(status) : null;
}
