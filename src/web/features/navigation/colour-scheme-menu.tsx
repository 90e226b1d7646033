import { type MantineColorScheme, Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { colourSchemes } from './colour-schemes.ts';

type ColourSchemeMenuProps = {
  chosen: MantineColorScheme;
  onChoose: (scheme: MantineColorScheme) => void;
  /** The button it hangs on. */
  children: ReactElement;
};

/** Opens as soon as it is there. */
export function ColourSchemeMenu({ chosen, onChoose, children }: ColourSchemeMenuProps) {
  return (
    <Menu position="top-end" defaultOpened>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {colourSchemes.map(({ scheme, label, icon: SchemeIcon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<SchemeIcon size={16} stroke={1.75} />}
            rightSection={scheme === chosen ? <IconCheck size={16} aria-label="chosen" /> : null}
            onClick={() => onChoose(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
