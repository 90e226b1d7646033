import { useState } from 'react';
import { withBase } from '#web/api/base-path.ts';
import classes from './feed-icon.module.css';
import { letterOf } from './letter-icon.ts';

type FeedIconProps = {
  title: string;
  /** Path of the feed's own icon, as the API has it. */
  icon?: string | null | undefined;
};

/**
 * A feed's icon; where there is none, or it cannot be shown, its letter on its colour. Decoration: the feed's
 * name always stands beside it.
 */
export function FeedIcon({ title, icon }: FeedIconProps) {
  const [broken, setBroken] = useState<string | null>(null);
  if (icon && icon !== broken) {
    return (
      <img
        className={classes['image']}
        src={withBase(icon)}
        alt=""
        width={16}
        height={16}
        decoding="async"
        onError={() => setBroken(icon)}
      />
    );
  }
  const { letter, ground } = letterOf(title);
  return (
    <span className={classes['icon']} style={{ backgroundColor: ground }} aria-hidden="true">
      {letter}
    </span>
  );
}
