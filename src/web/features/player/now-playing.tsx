import { ActionIcon } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type Playing, playingQuery } from '#web/api/playing.ts';
import classes from './now-playing.module.css';
import { isSpeed, SpeedMenu } from './speed-menu.tsx';
import { useListeningPlace } from './use-listening-place.ts';

/** What plays, at the foot of every page until it is closed. */
export function NowPlaying({ playing }: { playing: Playing }) {
  const { url, title, from, articleId } = playing;
  const queryClient = useQueryClient();
  const audio = useRef<HTMLAudioElement>(null);
  const [failed, setFailed] = useState(false);
  const [speed, setSpeed] = useSpeed();
  useListeningPlace(audio, url);
  useTitleOutside(playing);
  useEffect(() => {
    if (!audio.current) return;
    // The default too: loading puts the speed back to it.
    audio.current.defaultPlaybackRate = speed;
    audio.current.playbackRate = speed;
  }, [speed]);

  return (
    <section className={classes['bar']} aria-label="Now playing">
      <div className={classes['what']}>
        <Link
          className={classes['title']}
          to="/$view/$articleId"
          params={{ view: 'all', articleId: String(articleId) }}
        >
          {title}
        </Link>
        <span className={classes['from']}>{from}</span>
      </div>
      {failed && (
        <span className={classes['failed']} role="alert">
          It cannot be played here.{' '}
          <a href={url} target="_blank" rel="noopener noreferrer">
            Open the file
          </a>
        </span>
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: feeds bring no captions with their recordings. */}
      <audio
        ref={audio}
        className={classes['audio']}
        hidden={failed}
        src={url}
        controls
        autoPlay
        aria-label={title}
        onError={() => setFailed(true)}
      />
      <div className={classes['tools']}>
        <SpeedMenu speed={speed} onChange={setSpeed} />
        <ActionIcon
          aria-label="Stop and close the player"
          title="Stop"
          onClick={() => queryClient.setQueryData(playingQuery().queryKey, null)}
        >
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </div>
    </section>
  );
}

function useSpeed(): [number, (speed: number) => void] {
  const [speed, setSpeed] = useLocalStorage<number>({
    key: 'winnow-listening-speed',
    defaultValue: 1,
    getInitialValueInEffect: false,
    serialize: String,
    deserialize: (kept) => (isSpeed(Number(kept)) ? Number(kept) : 1),
  });
  return [speed, setSpeed];
}

/** The keys of a keyboard and a locked phone show what plays. */
function useTitleOutside({ title, from }: Playing): void {
  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: from });
    return () => {
      navigator.mediaSession.metadata = null;
    };
  }, [title, from]);
}
