import { CloseButton, Modal, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import classes from './palette.module.css';
import type { PaletteEntry } from './palette-entry.ts';
import { optionId, PaletteList } from './palette-list.tsx';
import { type EntryGroup, groupEntries, makeSearchable, rankEntries } from './rank-entries.ts';
import { readRecent, rememberRecent } from './recent-entries.ts';

type PaletteProps = {
  /** What can be gone to and done, in the order in which it is offered. */
  entries: readonly PaletteEntry[];
  typed: string;
  onType: (typed: string) => void;
  /** What was found for the typed text elsewhere; stands after the entries. */
  found: readonly EntryGroup[];
  /** The keys beside an entry. */
  keyCaps: (binding: string) => ReactNode;
  onRun: (entry: PaletteEntry) => void;
  onClose: () => void;
};

/** How many entries Page Up and Page Down pass over. */
const PAGE = 8;

/** One field for going anywhere and doing anything. The focus stays in it; the arrows choose. */
export function Palette({ entries, typed, onType, found, keyCaps, onRun, onClose }: PaletteProps) {
  const listId = useId();
  const [recent] = useState(readRecent);
  const searchable = useMemo(() => makeSearchable(entries), [entries]);
  const [at, setAt] = useState(0);
  const isTyped = typed.trim() !== '';
  const groups = isTyped
    ? [{ title: '', entries: rankEntries(searchable, typed, recent) }, ...found]
    : groupEntries(entries, recent);
  const shown = groups.flatMap((group) => group.entries);
  const current = Math.min(at, shown.length - 1);

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    // What was found is looked for anew each time.
    if (entries.includes(entry)) rememberRecent(entry.id);
    onRun(entry);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = shown.length - 1;
    const steps: Record<string, number> = {
      ArrowDown: current === last ? 0 : current + 1,
      ArrowUp: current === 0 ? last : current - 1,
      PageDown: Math.min(last, current + PAGE),
      PageUp: Math.max(0, current - PAGE),
    };
    const to = steps[event.key];
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter') run(shown[current]);
    // The key that opened it closes it again.
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) onClose();
    else return;
    event.preventDefault();
  };

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={640}
      centered={false}
      yOffset={0}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay className={classes['overlay'] ?? ''} />
      <Modal.Content
        aria-label="Go anywhere, do anything"
        classNames={{ inner: classes['inner'] ?? '', content: classes['content'] ?? '' }}
      >
        <Modal.Body className={classes['body'] ?? ''}>
          <div className={classes['head']}>
            <IconSearch size={18} stroke={1.75} aria-hidden="true" />
            <input
              ref={focusAtOnce}
              className={classes['field']}
              role="combobox"
              aria-label="Go to or do"
              aria-expanded="true"
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={shown.length > 0 ? optionId(listId, current) : undefined}
              placeholder="Go to a feed, do something, search…"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={200}
              data-autofocus
              value={typed}
              onChange={(event) => {
                onType(event.currentTarget.value);
                setAt(0);
              }}
              onKeyDown={press}
            />
            <CloseButton className={classes['close'] ?? ''} aria-label="Close" onClick={onClose} />
          </div>
          <PaletteList
            id={listId}
            groups={groups}
            current={current}
            keyCaps={keyCaps}
            onPoint={setAt}
            onRun={run}
          />
          <VisuallyHidden role="status">{isTyped ? countWords(shown.length) : ''}</VisuallyHidden>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The dialog would do it a moment later, and what is typed meanwhile would be lost. */
function focusAtOnce(field: HTMLElement | null): void {
  field?.focus({ preventScroll: true });
}

function countWords(count: number): string {
  return count === 1 ? '1 result' : `${count} results`;
}
