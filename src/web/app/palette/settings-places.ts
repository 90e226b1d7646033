import type { LinkProps } from '@tanstack/react-router';

type SettingsPlace = {
  to: Exclude<LinkProps['to'] & `/settings/${string}`, undefined>;
  /** The id of a panel on the page. */
  hash?: string;
  label: string;
  /** The section that a panel stands in. */
  section?: string;
  /** What one may look for it by. */
  words: string;
};

/** Where in the settings one can go to, and the words by which one looks for it. */
export const settingsPlaces: readonly SettingsPlace[] = [
  { to: '/settings/general', label: 'General', words: 'preferences options' },
  {
    to: '/settings/general',
    hash: 'reading',
    label: 'Reading',
    section: 'General',
    words: 'density compact rows order sort mark read scroll seconds fresh and good points',
  },
  {
    to: '/settings/general',
    hash: 'judging',
    label: 'Judging',
    section: 'General',
    words: 'language explanation reading depth daily limit quiet hours minimum estimate re-evaluate',
  },
  {
    to: '/settings/general',
    hash: 'storage',
    label: 'Storage',
    section: 'General',
    words: 'images proxy retention keep days size disk backup',
  },
  {
    to: '/settings/general',
    hash: 'appearance',
    label: 'Appearance',
    section: 'General',
    words: 'colours theme dark light',
  },
  {
    to: '/settings/general',
    hash: 'welcome-again',
    label: 'Welcome',
    section: 'General',
    words: 'first steps start again setup onboarding starter set',
  },
  {
    to: '/settings/feeds',
    label: 'Feeds',
    words: 'subscriptions failing interval full text folders opml import export',
  },
  { to: '/settings/interests', label: 'Interests', words: 'i want i do not want topics preview' },
  {
    to: '/settings/interests/votes',
    label: 'Votes',
    section: 'Interests',
    words: 'more like this less like this thumbs learnt suggestions',
  },
  {
    to: '/settings/categories',
    label: 'Categories',
    words: 'weights tags topics boost block merge proposals auto-group',
  },
  { to: '/settings/ollama', label: 'Ollama', words: 'model server address connection' },
  {
    to: '/settings/ollama',
    hash: 'model-configuration',
    label: 'Models in use',
    section: 'Ollama',
    words: 'scoring categorization estimate embedding configuration',
  },
  {
    to: '/settings/ollama',
    hash: 'model-library',
    label: 'Model library',
    section: 'Ollama',
    words: 'pull install download delete models',
  },
  {
    to: '/settings/ollama',
    hash: 'system-prompts',
    label: 'System prompts',
    section: 'Ollama',
    words: 'instructions what the model is asked',
  },
  { to: '/settings/statistics', label: 'Statistics', words: 'charts numbers' },
  {
    to: '/settings/statistics',
    hash: 'statistics-feeds',
    label: 'Value of feeds',
    section: 'Statistics',
    words: 'median score share read',
  },
  {
    to: '/settings/statistics',
    hash: 'statistics-scores',
    label: 'Score distribution',
    section: 'Statistics',
    words: 'histogram',
  },
];
