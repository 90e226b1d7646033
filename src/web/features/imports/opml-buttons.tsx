import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconUpload } from '@tabler/icons-react';
import { OPML_ADDRESS } from '#web/api/imports.ts';
import classes from './opml-buttons.module.css';

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

/** The list of feeds as a file, in and out. On a phone both are in a menu. */
export function OpmlButtons({ onImport }: { onImport: () => void }) {
  return (
    <>
      <div className={classes['buttons']}>
        <Button variant="default" leftSection={<IconUpload {...icon} />} onClick={onImport}>
          Import OPML
        </Button>
        <Button
          component="a"
          href={OPML_ADDRESS}
          download
          variant="default"
          leftSection={<IconDownload {...icon} />}
        >
          Export OPML
        </Button>
      </div>
      <div className={classes['menu']}>
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label="Import and export" variant="default" size={44}>
              <IconDots {...icon} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUpload {...icon} />} onClick={onImport}>
              Import OPML
            </Menu.Item>
            <Menu.Item component="a" href={OPML_ADDRESS} download leftSection={<IconDownload {...icon} />}>
              Export OPML
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </>
  );
}
