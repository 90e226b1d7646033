import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { FeedsSettings } from '#web/features/feeds/table/feeds-settings.tsx';
import { ImportPanel } from '#web/features/imports/import-panel.tsx';
import { OpmlButtons } from '#web/features/imports/opml-buttons.tsx';
import { SettingsLayout } from '#web/features/settings/layout/settings-layout.tsx';
import { useAddingDialogs } from './adding-dialogs.tsx';

/** `/settings/feeds` */
export function SettingsFeedsPage() {
  const { add, addByAddress, dialog } = useAddingDialogs();
  return (
    <SettingsLayout
      title="Feeds"
      width="wide"
      actions={
        <>
          <OpmlButtons onImport={() => add('import')} />
          <Button leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={addByAddress}>
            Add feed
          </Button>
        </>
      }
    >
      <ImportPanel />
      <FeedsSettings onAddFeed={addByAddress} onPickStarter={() => add('starter')} />
      {dialog}
    </SettingsLayout>
  );
}
