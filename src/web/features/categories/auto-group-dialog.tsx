import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, Modal } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { SuggestedGroups, SuggestedMove } from '#shared/category-answer.ts';
import { DialogFoot } from '#web/forms/dialog-foot.tsx';
import ticked from '#web/lists/ticked-row.module.css';
import { countMoves } from './auto-group-words.ts';
import classes from './dialogs.module.css';
import { useApplyGroups } from './use-auto-group.ts';

type AutoGroupDialogProps = {
  suggestion: SuggestedGroups;
  /** Called when it is out of sight, applied or not. */
  onClosed: () => void;
};

/** Every move that the model suggests, to be left out or made. Nothing that is not listed is touched. */
export function AutoGroupDialog({ suggestion, onClosed }: AutoGroupDialogProps) {
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const apply = useApplyGroups();
  const close = () => setOpened(false);
  const toggle = (id: number) =>
    setLeft((before) => {
      const now = new Set(before);
      if (!now.delete(id)) now.add(id);
      return now;
    });
  const count = suggestion.moves.length - left.size;
  return (
    <Modal
      opened={opened}
      onClose={close}
      onExitTransitionEnd={onClosed}
      size="lg"
      title="Suggested groups"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes['form']}>
        <p className={classes['text']}>
          {suggestion.model} suggests {countMoves(suggestion.moves.length)}. What is not listed stays where it
          is.
        </p>
        <ul className={classes['moves']}>
          {suggestion.moves.map((move, index) => (
            <Move
              key={move.category_id}
              move={move}
              checked={!left.has(move.category_id)}
              onToggle={() => toggle(move.category_id)}
              first={index === 0}
            />
          ))}
        </ul>
        <DialogFoot sticky>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            disabled={count === 0}
            loading={apply.isPending}
            onClick={() => apply.mutate({ suggestion, left }, { onSuccess: close })}
          >
            {count === 0 ? 'Nothing to move' : `Make ${countMoves(count)}`}
          </Button>
        </DialogFoot>
      </div>
    </Modal>
  );
}

type MoveProps = { move: SuggestedMove; checked: boolean; onToggle: () => void; first: boolean };

function Move({ move, checked, onToggle, first }: MoveProps) {
  const { category_id: id, name, from, to } = move;
  return (
    <li className={classes['move']}>
      <label className={classes['moveLabel']} htmlFor={`move-${id}`}>
        <Checkbox
          id={`move-${id}`}
          classNames={{ input: ticked['box'] ?? '' }}
          checked={checked}
          onChange={onToggle}
          data-autofocus={first || undefined}
        />
        <span className={classes['moveText']}>
          <span className={classes['moveName']} dir="auto">
            {name}
          </span>
          <span className={classes['moveWay']}>
            {from ?? 'Top level'}
            <IconArrowRight size={14} stroke={1.75} aria-label="to" />
            {to.name}
            {to.id === null && <span className={classes['made']}>New</span>}
          </span>
        </span>
      </label>
    </li>
  );
}
