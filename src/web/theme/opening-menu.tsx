import { Menu, type MenuProps } from '@mantine/core';
import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useRef,
  useState,
} from 'react';

/** A button that takes a ref, as `cloneElement` gives it one. */
export type MenuButton = ReactElement<{ ref?: Ref<HTMLButtonElement> }>;

type OpeningMenuProps = Pick<MenuProps, 'position'> & {
  /** The button it hangs on, which was pressed to have it. */
  button: MenuButton;
  children: ReactNode;
};

/**
 * A menu that is loaded when its button is first pressed: it opens as soon as it stands, and gives the
 * focus back to the button, which it has replaced, when it closes.
 */
export function OpeningMenu({ button, children, ...menuProps }: OpeningMenuProps) {
  const target = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    target.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Menu opened={opened} onChange={setOpened} {...menuProps}>
      <Menu.Target>{cloneElement(button, { ref: target })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
