import type { MantineColorScheme } from '@mantine/core';
import { type Icon, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

type ColourScheme = { scheme: MantineColorScheme; label: string; icon: Icon };

export const followsSystem: ColourScheme = {
  scheme: 'auto',
  label: 'Like the system',
  icon: IconDeviceDesktop,
};

export const colourSchemes: ColourScheme[] = [
  followsSystem,
  { scheme: 'light', label: 'Light', icon: IconSun },
  { scheme: 'dark', label: 'Dark', icon: IconMoon },
];
