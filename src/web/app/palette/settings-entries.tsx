import { IconSettings } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { keysOf } from '#web/features/navigation/keys/keys.ts';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';
import { settingsPlaces } from './settings-places.ts';

/** Every section of the settings, and what stands in it. */
export function useSettingsEntries(): PaletteEntry[] {
  const router = useRouter();
  return useMemo(() => {
    const icon = <IconSettings size={18} stroke={1.75} />;
    return [
      {
        id: 'settings',
        label: 'Settings',
        hint: 'Everything',
        group: 'Go to',
        icon,
        keys: keysOf('goToSettings'),
        run: () => void router.navigate({ to: '/settings' }),
      },
      ...settingsPlaces.map(
        ({ to, hash, label, section, words }): PaletteEntry => ({
          id: `settings:${to}#${hash ?? ''}`,
          label,
          hint: section === undefined ? 'Settings' : `Settings → ${section}`,
          words,
          icon,
          run: () => void router.navigate({ to, ...(hash === undefined ? {} : { hash }) }),
        }),
      ),
    ];
  }, [router]);
}
