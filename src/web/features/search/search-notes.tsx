import { IconAlertCircle, IconLoader } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { searchCheckQuery } from '#web/api/searches.ts';
import classes from './search.module.css';
import { indexingWords } from './search-words.ts';

type SearchNotesProps = { query: string; onIndexed: () => void };

/** Under the field: what of the search has no meaning, and how much can be found yet. */
export function SearchNotes({ query, onIndexed }: SearchNotesProps) {
  const { data: check } = useQuery({ ...searchCheckQuery(query), enabled: query.trim() !== '' });
  const indexing = check?.indexing ?? null;
  const wasIndexing = useRef(false);
  useEffect(() => {
    if (wasIndexing.current && check && indexing === null) onIndexed();
    wasIndexing.current = indexing !== null;
  }, [check, indexing, onIndexed]);
  const notices = query.trim() === '' ? [] : (check?.notices ?? []);
  return (
    <div className={classes['notes']} role="status">
      {notices.map((notice) => (
        <p key={notice} className={classes['note']}>
          <IconAlertCircle size={16} stroke={1.75} aria-hidden />
          {notice}
        </p>
      ))}
      {indexing && (
        <p className={classes['note']}>
          <IconLoader size={16} stroke={1.75} aria-hidden />
          {indexingWords(indexing)}
        </p>
      )}
    </div>
  );
}
