import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { colourSchemes, followsSystem } from './colour-schemes.ts';

const ColourSchemeMenu = lazy(async () => ({
  default: (await import('./colour-scheme-menu.tsx')).ColourSchemeMenu,
}));

/** Light and dark follow the system, or stay as chosen here (kept in this browser). */
export function ColourSchemeControl() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [wanted, setWanted] = useState(false);
  const chosen = colourSchemes.find(({ scheme }) => scheme === colorScheme) ?? followsSystem;
  const button = (
    <ActionIcon
      aria-label={`Colours: ${chosen.label}`}
      title="Colours"
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
    >
      <chosen.icon size={18} stroke={1.75} />
    </ActionIcon>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <ColourSchemeMenu chosen={colorScheme} onChoose={setColorScheme} button={button} />
    </Suspense>
  );
}
