/** Everything a key can do in the reader. */
export type KeyAction =
  | 'next'
  | 'previous'
  | 'open'
  | 'original'
  | 'nextFeed'
  | 'previousFeed'
  | 'toggleRead'
  | 'toggleStar'
  | 'fullText'
  | 'moreLikeThis'
  | 'lessLikeThis'
  | 'refresh'
  | 'back'
  | 'help';

type KeyBinding = { keys: string[]; action: KeyAction; does: string };

/** The one table of keys: it binds them, and the help dialog is made from it. Google Reader's set. */
export const keyTable: KeyBinding[] = [
  { keys: ['j'], action: 'next', does: 'Next article' },
  { keys: ['k'], action: 'previous', does: 'Previous article' },
  { keys: ['J'], action: 'nextFeed', does: 'Next feed or folder' },
  { keys: ['K'], action: 'previousFeed', does: 'Previous feed or folder' },
  { keys: ['o', 'Enter'], action: 'open', does: 'Open the article, or close it' },
  { keys: ['v'], action: 'original', does: 'Open the original in a new tab' },
  { keys: ['m'], action: 'toggleRead', does: 'Mark read or unread' },
  { keys: ['s'], action: 'toggleStar', does: 'Star, or remove the star' },
  { keys: ['e'], action: 'fullText', does: 'Full text, or back to the feed’s text' },
  { keys: ['+'], action: 'moreLikeThis', does: 'More like this, or take that back' },
  { keys: ['-'], action: 'lessLikeThis', does: 'Less like this, or take that back' },
  { keys: ['r'], action: 'refresh', does: 'Refresh all feeds' },
  { keys: ['u', 'Escape'], action: 'back', does: 'Back to the list' },
  { keys: ['?'], action: 'help', does: 'Show these keys' },
];

export type KeyPress = {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** What has the focus, as far as it decides: a field takes all keys, a control takes Enter. */
  focus: 'field' | 'control' | 'dialog' | 'page';
};

/** What a key does, or undefined where it belongs to the browser, to a field or to an open dialog. */
export function actionOfKey(press: KeyPress): KeyAction | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  if (press.focus === 'field' || press.focus === 'dialog') return undefined;
  if (press.focus === 'control' && press.key === 'Enter') return undefined;
  return keyTable.find(({ keys }) => keys.includes(press.key))?.action;
}
