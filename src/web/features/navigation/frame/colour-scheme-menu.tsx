import { type MantineColorScheme, Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';
import { colourSchemes } from './colour-schemes.ts';

type ColourSchemeMenuProps = {
  chosen: MantineColorScheme;
  onChoose: (scheme: MantineColorScheme) => void;
  /** The button it hangs on. */
  button: MenuButton;
};

/** The choice of colours. */
export function ColourSchemeMenu({ chosen, onChoose, button }: ColourSchemeMenuProps) {
  return (
    <OpeningMenu button={button} position="top-end">
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
    </OpeningMenu>
  );
}
