import { Popover } from '@mantine/core';
import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useRef,
  useState,
} from 'react';
import classes from './sidebar.module.css';

type StateButton = ReactElement<{ ref?: Ref<HTMLButtonElement>; onClick?: () => void }>;

type FeedStatePopoverProps = {
  /** What it hangs on, which was pressed to have it. */
  button: StateButton;
  children: ReactNode;
};

/** Loaded when its button is first pressed: it opens as soon as it stands in that button's place. */
export function FeedStatePopover({ button, children }: FeedStatePopoverProps) {
  const target = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    // The button that was pressed is gone: this one has taken its place, and its focus.
    target.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        {cloneElement(button, { ref: target, onClick: () => setOpened((before) => !before) })}
      </Popover.Target>
      <Popover.Dropdown className={classes['why'] ?? ''} onClick={closeOnButton(() => setOpened(false))}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

/** What was pressed inside answers elsewhere: with a dialog or a toast. */
function closeOnButton(close: () => void) {
  return (event: { target: EventTarget }) => {
    if (event.target instanceof Element && event.target.closest('button')) close();
  };
}
