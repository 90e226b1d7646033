import { useDeferredValue } from 'react';
import { PageAnnouncer } from './page-announcer.tsx';
import { usePageTitle } from './use-page-title.ts';
import { usePlaceTitle } from './use-place-title.ts';

/**
 * The name of what is open, in the browser's tab and for who listens. Apart, so that the frame stands still meanwhile;
 * and after the page itself, which is looked at first.
 */
export function PlaceTitle() {
  const place = useDeferredValue(usePlaceTitle());
  usePageTitle(place);
  return <PageAnnouncer place={place} />;
}
