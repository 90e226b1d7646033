import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Article } from '#shared/article.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { PlainButton } from '#web/theme/plain-buttons.tsx';
import classes from './full-text.module.css';
import { findShortage, type Shortage } from './shortage.ts';
import { useAlwaysWhole } from './use-always-whole.ts';
import { useFocusToText } from './use-focus-to-text.ts';
import type { FullTextControl } from './use-full-text.ts';

/** Null: what stands in place of the text says it already. */
const words: Record<Shortage, string | null> = {
  removed: null,
  only_title: null,
  goes_on: 'This feed sends only the beginning.',
  short: 'This may be only the beginning.',
};

/** Under a text that looks like a beginning: the way to the whole one, for this article or for all of its feed. */
export function FullTextNote({ article, fullText }: { article: Article; fullText: FullTextControl }) {
  const note = useRef<HTMLParagraphElement>(null);
  useFocusToText(note);
  const { data: feeds } = useQuery(feedsQuery());
  const always = useAlwaysWhole();
  const shortage = findShortage(article);
  if (shortage === null) return null;
  const feed = feeds?.find(({ id }) => id === article.feed_id);
  const isAlwaysOffered = feed !== undefined && feed.full_text !== 'on' && shortage !== 'removed';
  return (
    <p ref={note} className={classes['note']} data-after={shortage}>
      {words[shortage] !== null && <span>{words[shortage]}</span>}
      <PlainButton className={classes['offer']} aria-busy={fullText.isBusy} onClick={fullText.press}>
        {fullText.isBusy ? (
          'Fetching the whole article…'
        ) : (
          <>
            Full text<span className={classes['key']}> (e)</span>
          </>
        )}
      </PlainButton>
      {isAlwaysOffered && (
        <PlainButton
          className={classes['offer']}
          onClick={() => {
            always(feed);
            fullText.press();
          }}
        >
          Always for this feed
        </PlainButton>
      )}
    </p>
  );
}
