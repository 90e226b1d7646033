import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { playingQuery } from '#web/api/playing.ts';

const NowPlaying = lazy(async () => ({
  default: (await import('#web/features/player/now-playing.tsx')).NowPlaying,
}));

/** At the foot of every page while something plays, whatever page that is. */
export function PlayerSlot() {
  const { data: playing } = useQuery(playingQuery());
  if (!playing) return null;
  return (
    <Suspense>
      <NowPlaying key={playing.url} playing={playing} />
    </Suspense>
  );
}
