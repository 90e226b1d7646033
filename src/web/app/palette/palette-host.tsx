import { useMemo, useState } from 'react';
import type { ReaderCommands } from '#web/app/shell.ts';
import { KeyCaps } from '#web/features/navigation/keys/key-caps.tsx';
import { Palette } from '#web/features/palette/palette.tsx';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';
import type { WayToAdd } from '#web/pages/adding-dialogs.tsx';
import { useFeedEntries } from './feed-entries.tsx';
import { useListEntries, useViewEntries } from './go-entries.tsx';
import { useJudgingEntries } from './judging-entries.tsx';
import { useLookEntries } from './look-entries.tsx';
import { useReaderEntries } from './reader-entries.tsx';
import { useSettingsEntries } from './settings-entries.tsx';
import { useFound } from './use-found.tsx';

type PaletteHostProps = {
  reader: { current: ReaderCommands | null };
  add: (way: WayToAdd) => void;
  showHelp: () => void;
  /** Called with what was chosen, which is to be run once the palette is gone. */
  onRun: (entry: PaletteEntry) => void;
  onClose: () => void;
};

const keyCaps = (binding: string) => <KeyCaps binding={binding} />;

/** The palette with everything that the page has to offer. Loaded when it is first opened. */
export function PaletteHost({ reader, add, showHelp, onRun, onClose }: PaletteHostProps) {
  const [typed, setTyped] = useState('');
  const ofReader = useReaderEntries(reader);
  const ofFeeds = useFeedEntries({ reader, add });
  const ofJudging = useJudgingEntries();
  const ofLook = useLookEntries(showHelp);
  const ofSettings = useSettingsEntries();
  const views = useViewEntries();
  const lists = useListEntries();
  // Of those that fit alike the first is offered: what can be done, before a thousand feeds.
  const entries = useMemo(
    () => [...ofReader, ...views, ...ofFeeds, ...ofJudging, ...ofLook, ...lists, ...ofSettings],
    [ofReader, views, ofFeeds, ofJudging, ofLook, lists, ofSettings],
  );
  return (
    <Palette
      entries={entries}
      typed={typed}
      onType={setTyped}
      found={useFound(typed)}
      keyCaps={keyCaps}
      onRun={onRun}
      onClose={onClose}
    />
  );
}
