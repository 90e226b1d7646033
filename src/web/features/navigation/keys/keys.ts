/** Everything a key can do. The second part needs a list of articles on the page. */
export type KeyAction = (typeof everywhereKeys)[number]['action'] | (typeof readerKeys)[number]['action'];
export type EverywhereAction = (typeof everywhereKeys)[number]['action'];
export type ReaderAction = (typeof readerKeys)[number]['action'];

export type KeyGroup = 'Articles' | 'The article' | 'Lists and feeds' | 'Go to';

/**
 * What one or more keys do. A key is written as it is shown: `Shift+J`; `Mod+K` is Ctrl, and Command on a Mac;
 * `g u` is one key after the other.
 */
export type KeyBinding = {
  keys: readonly string[];
  action: KeyAction;
  does: string;
  group: KeyGroup;
  /** What it does again and again while it is held down; everything else is done once. */
  repeats?: true;
  /** Works while a text is being typed, too. */
  inFields?: true;
};

type Row<Action> = Omit<KeyBinding, 'action'> & { action: Action };

// Checks every row and keeps the names of its actions, which the types above are made of.
const table = <const Action extends string>(rows: readonly Row<Action>[]) => rows;

const readerKeys = table([
  { keys: ['j'], action: 'next', does: 'Next article', group: 'Articles', repeats: true },
  { keys: ['k'], action: 'previous', does: 'Previous article', group: 'Articles', repeats: true },
  {
    keys: ['n'],
    action: 'focusNext',
    does: 'To the next row, without opening',
    group: 'Articles',
    repeats: true,
  },
  { keys: ['p'], action: 'focusPrevious', does: 'To the row before', group: 'Articles', repeats: true },
  { keys: ['o', 'Enter'], action: 'open', does: 'Open the article, or close it', group: 'Articles' },
  { keys: ['u', 'Escape'], action: 'back', does: 'Back to the list', group: 'Articles' },
  {
    keys: ['Space'],
    action: 'pageDown',
    does: 'Scroll; at the end, next article',
    group: 'Articles',
  },
  { keys: ['Shift+Space'], action: 'pageUp', does: 'Scroll back', group: 'Articles' },
  { keys: ['x'], action: 'select', does: 'Select the row, or take that back', group: 'Articles' },
  { keys: ['m'], action: 'toggleRead', does: 'Mark read or unread', group: 'The article' },
  { keys: ['s'], action: 'toggleStar', does: 'Star, or remove the star', group: 'The article' },
  { keys: ['v'], action: 'original', does: 'Open the original in a new tab', group: 'The article' },
  { keys: ['e'], action: 'fullText', does: 'Full text, or back to the feed’s text', group: 'The article' },
  { keys: ['+'], action: 'moreLikeThis', does: 'More like this, or take that back', group: 'The article' },
  { keys: ['-'], action: 'lessLikeThis', does: 'Less like this, or take that back', group: 'The article' },
  { keys: ['Shift+A'], action: 'markAllRead', does: 'Mark all of the list read', group: 'Lists and feeds' },
  { keys: ['Mod+Z'], action: 'undoMarkAll', does: 'Undo marking all read', group: 'Lists and feeds' },
  {
    keys: ['Shift+J'],
    action: 'nextFeed',
    does: 'Next feed or folder',
    group: 'Lists and feeds',
    repeats: true,
  },
  {
    keys: ['Shift+K'],
    action: 'previousFeed',
    does: 'Previous feed or folder',
    group: 'Lists and feeds',
    repeats: true,
  },
  { keys: ['r'], action: 'refresh', does: 'Refresh all feeds', group: 'Lists and feeds' },
]);

const everywhereKeys = table([
  { keys: ['/'], action: 'search', does: 'Search articles', group: 'Go to' },
  { keys: ['Mod+K'], action: 'palette', does: 'Go anywhere, do anything', group: 'Go to', inFields: true },
  { keys: ['g u'], action: 'goToUnread', does: 'Unread', group: 'Go to' },
  { keys: ['g a'], action: 'goToAll', does: 'All', group: 'Go to' },
  { keys: ['g s'], action: 'goToStarred', does: 'Starred', group: 'Go to' },
  { keys: ['g c'], action: 'goToScoring', does: 'Scoring', group: 'Go to' },
  { keys: ['g h'], action: 'goToSettings', does: 'Settings', group: 'Go to' },
  { keys: ['?'], action: 'help', does: 'Show these keys', group: 'Go to' },
]);

/**
 * The one table of keys: it binds them, the help dialog and the palette are made from it. Google Reader's set.
 * Nothing else knows a key, so that a table of the owner's own could stand in its place.
 */
export const keyTable: readonly KeyBinding[] = [...readerKeys, ...everywhereKeys];

/** The keys of an action, to be shown beside it. */
export function keysOf(action: KeyAction): readonly string[] {
  return keyTable.find((binding) => binding.action === action)?.keys ?? [];
}
