import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPlayerEject, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { InstalledModel } from '#shared/ollama.ts';
import classes from './library.module.css';
import type { LibraryRow } from './library-rows.ts';
import { useUnloadModel } from './model-mutations.ts';
import { useHandedOnFocus } from './use-handed-on-focus.ts';

const DeleteModelDialog = lazy(async () => ({
  default: (await import('./delete-model-dialog.tsx')).DeleteModelDialog,
}));

type ModelMenuProps = { row: LibraryRow; model: InstalledModel };

/** What is done with an installed model now and then. */
export function ModelMenu({ row, model }: ModelMenuProps) {
  // Null until it is asked for.
  const [dialog, setDialog] = useState<{ opened: boolean } | null>(null);
  const unload = useUnloadModel();
  const button = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useHandedOnFocus(button, asked);
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  const ask = () => {
    asked.current = true;
    setDialog({ opened: true });
  };
  const forget = () => {
    asked.current = false;
    setDialog(null);
    // The item that opened the dialog is gone by now, so the focus goes back to the menu's button.
    button.current?.focus();
  };
  return (
    <>
      <Menu withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon ref={button} aria-label={`Actions for ${row.title}`} loading={unload.isPending}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {model.is_loaded && (
            <>
              <Menu.Item
                leftSection={<IconPlayerEject {...icon} />}
                onClick={() => unload.mutate(model.name)}
              >
                Unload
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Item leftSection={<IconTrash {...icon} />} className={classes['delete'] ?? ''} onClick={ask}>
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {dialog && (
          <DeleteModelDialog
            row={row}
            model={model}
            opened={dialog.opened}
            onClose={() => setDialog({ opened: false })}
            onClosed={forget}
          />
        )}
      </Suspense>
    </>
  );
}
