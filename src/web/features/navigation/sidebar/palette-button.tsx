import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { KeyCaps } from '#web/features/navigation/keys/key-caps.tsx';
import { keysOf } from '#web/features/navigation/keys/keys.ts';
import classes from './palette-button.module.css';

/** Opens the palette; looks like the field that one gets. */
export function PaletteButton({ onClick }: { onClick: () => void }) {
  const [key = ''] = keysOf('palette');
  return (
    <UnstyledButton
      className={classes['button']}
      aria-haspopup="dialog"
      title="Go anywhere, do anything"
      onClick={onClick}
    >
      <IconSearch size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes['text']}>Search</span>
      <span className={classes['keys']} aria-hidden="true">
        <KeyCaps binding={key} />
      </span>
    </UnstyledButton>
  );
}
