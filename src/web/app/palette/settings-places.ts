import { type SectionPath, sections } from '#web/features/settings/layout/sections.ts';

type SettingsPlace = {
  to: SectionPath | '/settings/interests/votes';
  /** The id of a panel on the page. */
  hash?: string;
  label: string;
  /** The section that it stands in; undefined for the section itself. */
  section?: string;
  /** What one may look for it by. */
  words: string;
};

/** One for every section: one that is new does not compile without its words. */
const wordsOfSections: Record<SectionPath, string> = {
  '/settings/general': 'preferences options',
  '/settings/feeds': 'subscriptions failing interval full text folders opml import export',
  '/settings/interests': 'i want i do not want topics preview',
  '/settings/categories': 'weights tags topics boost block merge proposals auto-group',
  '/settings/ollama': 'model server address connection',
  '/settings/statistics': 'charts numbers',
  '/settings/access': 'password login sessions tokens api proxy log out',
  '/settings/status': 'health memory event loop delay uptime version disk queue database size',
};

/** Where a longer name is needed: of two names with the same beginning the shorter one would be found first. */
const longNames: Partial<Record<SectionPath, string>> = { '/settings/status': 'Status of Winnow' };

/** What stands within the sections. */
const panels: readonly Omit<SettingsPlace, 'section'>[] = [
  {
    to: '/settings/general',
    hash: 'reading',
    label: 'Reading',
    words: 'density compact rows order sort mark read scroll seconds fresh and good points',
  },
  {
    to: '/settings/general',
    hash: 'judging',
    label: 'Judging',
    words: 'language explanation reading depth daily limit quiet hours minimum estimate re-evaluate',
  },
  {
    to: '/settings/general',
    hash: 'storage',
    label: 'Storage',
    words: 'images proxy retention keep days size disk',
  },
  {
    to: '/settings/general',
    hash: 'backup',
    label: 'Backup and export',
    words: 'copy restore everything json',
  },
  { to: '/settings/general', hash: 'appearance', label: 'Appearance', words: 'colours theme dark light' },
  {
    to: '/settings/general',
    hash: 'welcome-again',
    label: 'Welcome',
    words: 'first steps start again setup onboarding starter set',
  },
  {
    to: '/settings/interests/votes',
    label: 'Votes',
    words: 'more like this less like this thumbs learnt suggestions',
  },
  {
    to: '/settings/ollama',
    hash: 'model-configuration',
    label: 'Models in use',
    words: 'scoring categorization estimate embedding configuration',
  },
  {
    to: '/settings/ollama',
    hash: 'model-library',
    label: 'Model library',
    words: 'pull install download delete models',
  },
  {
    to: '/settings/ollama',
    hash: 'system-prompts',
    label: 'System prompts',
    words: 'instructions what the model is asked',
  },
  {
    to: '/settings/statistics',
    hash: 'statistics-feeds',
    label: 'Value of feeds',
    words: 'median score share read',
  },
  { to: '/settings/statistics', hash: 'statistics-scores', label: 'Score distribution', words: 'histogram' },
];

/** Where in the settings one can go to, and the words by which one looks for it. */
export const settingsPlaces: readonly SettingsPlace[] = sections.flatMap(({ to, label }) => [
  { to, label: longNames[to] ?? label, words: wordsOfSections[to] },
  ...panels.filter((panel) => panel.to.startsWith(to)).map((panel) => ({ ...panel, section: label })),
]);
