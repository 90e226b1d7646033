import {
  type Icon,
  IconAlertTriangle,
  IconBan,
  IconEyeOff,
  IconHourglass,
  IconInbox,
  IconList,
  IconStar,
} from '@tabler/icons-react';
import type { View } from '#shared/page.ts';

export type ViewEntry = {
  view: View;
  label: string;
  icon: Icon;
  /** When it stands in the sidebar, besides while it is open. */
  shown: 'always' | 'filled' | 'open';
  /** Whether its number says something to act on; all articles is no such number. */
  counted: boolean;
};

/** The reading lists in the order of the sidebar. */
export const viewEntries: ViewEntry[] = [
  { view: 'unread', label: 'Unread', icon: IconInbox, shown: 'always', counted: true },
  { view: 'all', label: 'All', icon: IconList, shown: 'always', counted: false },
  { view: 'starred', label: 'Starred', icon: IconStar, shown: 'always', counted: true },
  { view: 'scoring', label: 'Scoring', icon: IconHourglass, shown: 'filled', counted: true },
  { view: 'blocked', label: 'Blocked', icon: IconBan, shown: 'filled', counted: true },
  { view: 'failed', label: 'Failed', icon: IconAlertTriangle, shown: 'filled', counted: true },
  { view: 'hidden', label: 'Hidden today', icon: IconEyeOff, shown: 'open', counted: true },
];

export function labelOfView(view: View): string {
  return viewEntries.find((entry) => entry.view === view)?.label ?? view;
}
