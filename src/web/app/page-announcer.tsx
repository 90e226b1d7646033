import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

/** Long enough to be read out; after that it would only be met again by whoever goes through the page. */
const SAID_MS = 4_000;

/** Says where one has come to, since going from page to page loads none. Not the first page: that one is said by itself. */
export function PageAnnouncer({ place }: { place: string }) {
  const [said, setSaid] = useState('');
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    const isFirst = before.current === '';
    before.current = place;
    if (isFirst) return;
    setSaid(place);
    const timer = setTimeout(setSaid, SAID_MS, '');
    return () => clearTimeout(timer);
  }, [place]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
}
