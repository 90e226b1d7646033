import { useMantineColorScheme } from '@mantine/core';
import { IconBaselineDensityMedium, IconBaselineDensitySmall, IconKeyboard } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Density } from '#shared/settings.ts';
import { readerSettingsQuery, saveReaderSettings } from '#web/api/settings.ts';
import { colourSchemes } from '#web/features/navigation/frame/colour-schemes.ts';
import { keysOf } from '#web/features/navigation/keys/keys.ts';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';

const icon = { size: 18, stroke: 1.75 } as const;

const densities = [
  { density: 'comfortable', label: 'Comfortable rows', icon: IconBaselineDensityMedium },
  { density: 'compact', label: 'Compact rows', icon: IconBaselineDensitySmall },
] as const;

/** How the page looks, and the list of its keys. */
export function useLookEntries(showHelp: () => void): PaletteEntry[] {
  const { setColorScheme } = useMantineColorScheme();
  const { mutate: setDensity } = useSetDensity();
  return useMemo(
    () => [
      {
        id: 'help:keys',
        label: 'Show all keys',
        hint: '',
        group: 'Do',
        words: 'keyboard shortcuts help',
        icon: <IconKeyboard {...icon} />,
        keys: keysOf('help'),
        run: showHelp,
      },
      ...colourSchemes.map(({ scheme, label, icon: SchemeIcon }) => ({
        id: `colours:${scheme}`,
        label: `Colours: ${label}`,
        hint: '',
        words: 'theme mode night day appearance',
        icon: <SchemeIcon {...icon} />,
        run: () => setColorScheme(scheme),
      })),
      ...densities.map(({ density, label, icon: DensityIcon }) => ({
        id: `density:${density}`,
        label,
        hint: '',
        words: 'density list',
        icon: <DensityIcon {...icon} />,
        run: () => setDensity(density),
      })),
    ],
    [showHelp, setColorScheme, setDensity],
  );
}

function useSetDensity() {
  const queryClient = useQueryClient();
  const { queryKey } = readerSettingsQuery();
  return useMutation({
    mutationFn: (density: Density) => saveReaderSettings({ density }),
    onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
  });
}
