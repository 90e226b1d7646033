import { Button } from '@mantine/core';
import { IconDownload, IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Article, Enclosure } from '#shared/article.ts';
import { type Playing, playingQuery } from '#web/api/playing.ts';
import { enclosureFacts, enclosureName, kindOfEnclosure } from './enclosure-words.ts';
import classes from './enclosures.module.css';

/** Media that the feed attached: sound goes on playing while other articles are read, films play here. */
export function Enclosures({ article }: { article: Article }) {
  if (article.enclosures.length === 0) return null;
  return (
    <section className={classes['enclosures']} aria-label="Attached media">
      <ul className={classes['list']}>
        {article.enclosures.map((enclosure) => (
          <li key={enclosure.url}>
            <Attached enclosure={enclosure} article={article} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type AttachedProps = { enclosure: Enclosure; article: Article };

function Attached({ enclosure, article }: AttachedProps) {
  const kind = kindOfEnclosure(enclosure);
  const name = enclosureName(enclosure.url);
  return (
    <>
      {kind === 'video' && (
        // biome-ignore lint/a11y/useMediaCaption: feeds bring no captions with their recordings.
        <video className={classes['video']} src={enclosure.url} controls preload="none" aria-label={name} />
      )}
      <div className={classes['row']}>
        {kind === 'audio' && <PlayButton enclosure={enclosure} article={article} />}
        {kind === 'file' && <IconDownload className={classes['icon']} size={18} stroke={1.75} />}
        <span className={classes['what']}>
          <a className={classes['link']} href={enclosure.url} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
          <span className={classes['facts']}>{enclosureFacts(enclosure)}</span>
        </span>
      </div>
    </>
  );
}

function PlayButton({ enclosure: { url }, article }: AttachedProps) {
  const queryClient = useQueryClient();
  const { data: playing } = useQuery(playingQuery());
  const isPlaying = playing?.url === url;
  const set = (what: Playing | null) => queryClient.setQueryData(playingQuery().queryKey, what);
  return (
    <Button
      variant="default"
      leftSection={isPlaying ? <IconPlayerStopFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      aria-label={`${isPlaying ? 'Stop' : 'Play'} ${enclosureName(url)}`}
      onClick={() =>
        set(isPlaying ? null : { url, articleId: article.id, title: article.title, from: article.feed_title })
      }
    >
      {isPlaying ? 'Stop' : 'Play'}
    </Button>
  );
}
