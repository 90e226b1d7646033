import {
  type Icon,
  IconAlertTriangle,
  IconBan,
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
  /** Shown only while something stands in it, or while it is open. */
  onlyWhenFilled: boolean;
  /** Whether its number says something to act on; all articles is no such number. */
  counted: boolean;
};

/** The reading lists in the order of the sidebar. */
export const viewEntries: ViewEntry[] = [
  { view: 'unread', label: 'Unread', icon: IconInbox, onlyWhenFilled: false, counted: true },
  { view: 'all', label: 'All', icon: IconList, onlyWhenFilled: false, counted: false },
  { view: 'starred', label: 'Starred', icon: IconStar, onlyWhenFilled: false, counted: true },
  { view: 'scoring', label: 'Scoring', icon: IconHourglass, onlyWhenFilled: true, counted: true },
  { view: 'blocked', label: 'Blocked', icon: IconBan, onlyWhenFilled: true, counted: true },
  { view: 'failed', label: 'Failed', icon: IconAlertTriangle, onlyWhenFilled: true, counted: true },
];

export function labelOfView(view: View): string {
  return viewEntries.find((entry) => entry.view === view)?.label ?? view;
}
