import type { Enclosure } from '#shared/article.ts';
import { enclosureFacts, enclosureName } from './enclosure-words.ts';
import classes from './enclosures.module.css';

/** Media that the feed attached: each with its link, sound with a player. */
export function Enclosures({ enclosures }: { enclosures: Enclosure[] }) {
  if (enclosures.length === 0) return null;
  return (
    <section className={classes['enclosures']} aria-label="Attached media">
      <ul className={classes['list']}>
        {enclosures.map((enclosure) => (
          <li key={enclosure.url}>
            <a className={classes['link']} href={enclosure.url} target="_blank" rel="noopener noreferrer">
              {enclosureName(enclosure.url)}
            </a>
            <span className={classes['facts']}>{enclosureFacts(enclosure)}</span>
            {enclosure.type?.startsWith('audio/') && (
              // biome-ignore lint/a11y/useMediaCaption: feeds bring no captions with their recordings.
              <audio
                className={classes['player']}
                src={enclosure.url}
                controls
                preload="none"
                aria-label={enclosureName(enclosure.url)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
