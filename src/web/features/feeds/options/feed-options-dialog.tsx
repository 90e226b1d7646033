import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import { errorText } from '#web/api/api-error.ts';
import { useChangeFeed } from '#web/features/feeds/changes/feed-mutations.ts';
import classes from '#web/features/feeds/feeds.module.css';
import { DialogFoot } from '#web/forms/dialog-foot.tsx';
import { FeedOptionsFields } from './feed-options-fields.tsx';
import {
  changeOf,
  fieldOfRefusal,
  findProblems,
  type OptionProblems,
  type OptionValues,
  optionsOf,
} from './options-draft.ts';

type FeedOptionsDialogProps = {
  feed: Feed;
  opened: boolean;
  onClose: () => void;
  /** Called when it is out of sight: the place for giving the focus back. */
  onClosed: () => void;
};

/** Everything that can be set for one feed, saved together. What is not saved is not lost by a slip. */
export function FeedOptionsDialog({ feed, opened, onClose, onClosed }: FeedOptionsDialogProps) {
  // The feed may change while it is edited; what the owner sees is what the edit began with.
  const [begunWith] = useState(feed);
  const [begunAt] = useState(() => Date.now());
  const [values, setValues] = useState<OptionValues>(() => optionsOf(feed));
  const [asking, setAsking] = useState(false);
  const save = useChangeFeed({ quiet: true });
  const change = changeOf(begunWith, values, begunAt);
  const dirty = opened && Object.keys(change).length > 0;
  const blocker = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  const problems = useProblems(values, save);
  const leave = () => {
    if (dirty && !asking) return setAsking(true);
    onClose();
  };
  const discard = () => {
    blocker.proceed?.();
    onClose();
  };
  const keep = () => {
    blocker.reset?.();
    setAsking(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending || Object.keys(findProblems(values)).length > 0) return problems.show();
    if (!dirty) return onClose();
    save.mutate({ id: begunWith.id, change }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened={opened}
      onClose={leave}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      size={560}
      title={`Options of ${begunWith.title}`}
      classNames={{ title: classes['title'] ?? '' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form className={classes['form']} onSubmit={submit} noValidate>
        <FeedOptionsFields
          feed={begunWith}
          values={values}
          problems={problems.shown}
          busy={save.isPending}
          onChange={(part) => {
            setValues((before) => ({ ...before, ...part }));
            setAsking(false);
            save.reset();
          }}
        />
        {asking || blocker.status === 'blocked' ? (
          <LeaveQuestion onDiscard={discard} onKeep={keep} />
        ) : (
          <DialogFoot sticky>
            {problems.general && (
              <p className={classes['footProblem']} role="alert">
                {problems.general}
              </p>
            )}
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </DialogFoot>
        )}
      </form>
    </Modal>
  );
}

/** What is wrong, at its field: our own checks once Save was pressed, and what the server refused. */
function useProblems(values: OptionValues, save: ReturnType<typeof useChangeFeed>) {
  const [checked, setChecked] = useState(false);
  const own: OptionProblems = checked ? findProblems(values) : {};
  const sent = save.variables?.change ?? {};
  const field = save.isError ? fieldOfRefusal(save.error, sent) : null;
  const text = save.isError ? errorText(save.error) : undefined;
  return {
    shown: field === null || text === undefined ? own : { ...own, [field]: text },
    general: field === null ? text : undefined,
    show: () => setChecked(true),
  };
}

function LeaveQuestion({ onDiscard, onKeep }: { onDiscard: () => void; onKeep: () => void }) {
  return (
    <DialogFoot sticky role="alert">
      <p className={classes['footText']}>Leave without saving?</p>
      <Button variant="default" onClick={onDiscard}>
        Discard
      </Button>
      <Button autoFocus onClick={onKeep}>
        Keep editing
      </Button>
    </DialogFoot>
  );
}
