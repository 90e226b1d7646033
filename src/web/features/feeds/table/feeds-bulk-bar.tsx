import { Menu } from '@mantine/core';
import {
  IconBan,
  IconBell,
  IconBellOff,
  IconChecks,
  IconClock,
  IconFolderSymlink,
  IconGavel,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import type { Feed } from '#shared/feed.ts';
import { AUTOMATIC, intervalChoices } from '#web/features/feeds/changes/interval-words.ts';
import type { FeedCommands } from '#web/features/feeds/menu/feed-commands.ts';
import { muteChoices, muteUntil } from '#web/features/feeds/options/mute-words.ts';
import { BulkBar, BulkButton } from '#web/lists/bulk-bar.tsx';

type FeedsBulkBarProps = {
  selected: Feed[];
  /** How many of them the filter does not show. */
  outOfSight: number;
  commands: FeedCommands;
  onClear: () => void;
};

/** What can be done with all feeds that are ticked. */
export function FeedsBulkBar({ selected, outOfSight, commands, onClear }: FeedsBulkBarProps) {
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  const paused = selected.every((feed) => feed.paused !== null);
  const unjudged = selected.every((feed) => feed.never_judge);
  return (
    <BulkBar
      label="What to do with the selected feeds"
      count={selected.length}
      outOfSight={outOfSight}
      onClear={onClear}
    >
      <BulkButton
        label="Move to folder"
        icon={<IconFolderSymlink {...icon} />}
        onClick={(event) => commands.ask({ kind: 'move', feeds: selected }, event.currentTarget)}
      />
      <BulkButton
        label="Mark read"
        icon={<IconChecks {...icon} />}
        onClick={() => commands.markRead(selected)}
      />
      <MuteButton selected={selected} commands={commands} />
      <Menu position="top">
        <Menu.Target>
          <BulkButton label="Interval" icon={<IconClock {...icon} />} />
        </Menu.Target>
        <Menu.Dropdown>
          {intervalChoices(null).map(({ value, label }) => (
            <Menu.Item
              key={value}
              onClick={() =>
                commands.change(selected, { refresh_minutes: value === AUTOMATIC ? null : Number(value) })
              }
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <BulkButton
        label="Refresh"
        icon={<IconRefresh {...icon} />}
        onClick={() => commands.refresh(selected)}
      />
      <BulkButton
        label={paused ? 'Resume' : 'Pause'}
        icon={paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
        onClick={() => commands.change(selected, { paused: !paused })}
      />
      <BulkButton
        label={unjudged ? 'Judge again' : 'Never judge'}
        icon={unjudged ? <IconGavel {...icon} /> : <IconBan {...icon} />}
        onClick={() => commands.change(selected, { never_judge: !unjudged })}
      />
      <BulkButton
        label="Delete…"
        icon={<IconTrash {...icon} />}
        onClick={(event) => commands.ask({ kind: 'delete', feeds: selected }, event.currentTarget)}
        data-danger
      />
    </BulkBar>
  );
}

/** Mutes what is ticked for a while; when all of it is muted, lets it be heard again. */
function MuteButton({ selected, commands }: Pick<FeedsBulkBarProps, 'selected' | 'commands'>) {
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  if (selected.every(({ muted }) => muted)) {
    return (
      <BulkButton
        label="Unmute"
        icon={<IconBell {...icon} />}
        onClick={() => commands.change(selected, { muted: false })}
      />
    );
  }
  return (
    <Menu position="top">
      <Menu.Target>
        <BulkButton label="Mute" icon={<IconBellOff {...icon} />} />
      </Menu.Target>
      <Menu.Dropdown>
        {muteChoices.map(({ choice, label }) => (
          <Menu.Item
            key={choice}
            onClick={() => commands.change(selected, { muted: muteUntil(choice, Date.now()) })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
