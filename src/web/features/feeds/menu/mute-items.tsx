import { Menu } from '@mantine/core';
import { IconBell, IconBellOff, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import classes from '#web/features/feeds/feeds.module.css';
import { describeMute, muteChoices, muteUntil } from '#web/features/feeds/options/mute-words.ts';

type MuteItemsProps = { feed: Feed; onMute: (muted: boolean | { until: string }) => void };

/** Mutes a feed for a while, or lets it be heard again. For how long unfolds where it is pressed: no finger hovers. */
export function MuteItems({ feed, onMute }: MuteItemsProps) {
  const [opened, setOpened] = useState(false);
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  if (feed.muted) {
    return (
      <Menu.Item
        leftSection={<IconBell {...icon} />}
        title={describeMute(feed)}
        onClick={() => onMute(false)}
      >
        Unmute
      </Menu.Item>
    );
  }
  return (
    <>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconBellOff {...icon} />}
        rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden className={classes['opens']} />}
        aria-expanded={opened}
        onClick={() => setOpened((before) => !before)}
      >
        Mute
      </Menu.Item>
      {opened &&
        muteChoices.map(({ choice, label }) => (
          <Menu.Item
            key={choice}
            className={classes['under'] ?? ''}
            onClick={() => onMute(muteUntil(choice, Date.now()))}
          >
            {label}
          </Menu.Item>
        ))}
    </>
  );
}
