import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { FeedCandidate } from '#shared/discovery.ts';
import { countOf } from '#web/features/feeds/changes/feed-words.ts';
import feeds from '#web/features/feeds/feeds.module.css';
import { DialogFoot, DialogProgress } from '#web/forms/dialog-foot.tsx';
import { useNow } from '#web/lists/use-now.ts';
import classes from './add-feed.module.css';
import { CandidateRow } from './candidate-row.tsx';
import { describeFound } from './discovery-words.ts';
import { FailureText } from './failure-text.tsx';
import { firstTicked, orderFound } from './found-feeds.ts';

type CandidatesFormProps = {
  candidates: FeedCandidate[];
  host: string;
  error: unknown;
  /** What goes on, in words; null while nothing does. */
  progress: string | null;
  onBack: () => void;
  onClose: () => void;
  onAdd: (chosen: FeedCandidate[]) => void;
  /** The field for the folder. */
  children: ReactNode;
};

/** The feeds that were found at an address, of which one or several are added. */
export function CandidatesForm(props: CandidatesFormProps) {
  const { candidates, host, error, progress, onBack, onClose, onAdd, children } = props;
  const now = useNow();
  const failureId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [ticked, setTicked] = useState(() => firstTicked(candidates));
  const ordered = orderFound(candidates);
  const chosen = ordered.filter(({ url }) => ticked.has(url));
  const allKnown = candidates.every(({ feed_id: id }) => id !== null);
  const busy = progress !== null;
  useEffect(() => {
    const boxes = list.current;
    const first =
      boxes?.querySelector<HTMLElement>('input:checked') ?? boxes?.querySelector('input') ?? boxes;
    (first ?? list.current)?.focus();
  }, []);
  const toggle = (url: string) =>
    setTicked((before) => {
      const after = new Set(before);
      if (!after.delete(url)) after.add(url);
      return after;
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length > 0 && !busy) onAdd(chosen);
  };
  return (
    <form className={feeds['form']} onSubmit={submit}>
      <p className={classes['question']} role="status">
        {describeFound(candidates, host)}
      </p>
      <ul className={classes['candidates']} ref={list} tabIndex={-1} aria-label={`Feeds at ${host}`}>
        {ordered.map((candidate) => (
          <CandidateRow
            key={candidate.url}
            candidate={candidate}
            now={now}
            ticked={ticked.has(candidate.url)}
            busy={busy}
            onToggle={() => toggle(candidate.url)}
            onLeave={onClose}
          />
        ))}
      </ul>
      {error !== null && <FailureText id={failureId} error={error} />}
      {!allKnown && children}
      <DialogFoot>
        <DialogProgress busy={busy}>{progress}</DialogProgress>
        <div className={feeds['actions']}>
          <Button variant="default" disabled={busy} onClick={onBack}>
            Other address
          </Button>
          {!allKnown && (
            <Button type="submit" disabled={busy || chosen.length === 0}>
              {chosen.length < 2 ? 'Add feed' : `Add ${countOf(chosen.length, 'feed')}`}
            </Button>
          )}
        </div>
      </DialogFoot>
    </form>
  );
}
