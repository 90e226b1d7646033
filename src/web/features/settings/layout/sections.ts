/** The sections of the settings, in the order in which they are shown. */
export const sections = [
  { to: '/settings/general', label: 'General' },
  { to: '/settings/feeds', label: 'Feeds' },
  { to: '/settings/interests', label: 'Interests' },
  { to: '/settings/categories', label: 'Categories' },
  { to: '/settings/ollama', label: 'Ollama' },
  { to: '/settings/statistics', label: 'Statistics' },
  { to: '/settings/access', label: 'Access' },
  { to: '/settings/status', label: 'Status' },
] as const;

export type SectionPath = (typeof sections)[number]['to'];
