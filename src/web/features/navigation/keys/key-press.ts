import type { KeyAction, KeyBinding } from './keys.ts';

/** What of a pressed key decides. */
export type KeyPress = {
  /** As the browser names it: the character, or `Enter`, `Escape`. */
  key: string;
  /** The place of the key on the keyboard: `KeyJ`. */
  code: string;
  shift: boolean;
  alt: boolean;
  /** Ctrl; on a Mac Command. */
  mod: boolean;
  /** Ctrl on a Mac, the system's key elsewhere: always somebody else's. */
  foreign: boolean;
  /** Held down, and sent once more. */
  repeat: boolean;
  /** What has the focus: a field takes what is typed, a control Enter and Space, a link Enter. */
  focus: 'field' | 'control' | 'link' | 'dialog' | 'page';
  /** The first key of a sequence that was begun, or null. */
  begun: string | null;
};

/** What comes of a key: an action, the beginning of a sequence, a key to be swallowed, or nothing of ours. */
export type KeyMeaning = KeyAction | { begins: string } | 'swallowed' | undefined;

/** What a key means. Undefined where it belongs to the browser, to a field or to an open dialog. */
export function meaningOf(press: KeyPress, table: readonly KeyBinding[]): KeyMeaning {
  if (press.alt || press.foreign || press.focus === 'dialog') return undefined;
  const stroke = strokeOf(press);
  const binding = table.find(({ keys }) => keys.some((key) => key.toLowerCase() === stroke));
  if (press.focus === 'field' && !binding?.inFields) return undefined;
  if (press.begun !== null && !press.mod) return meaningOfSecond(stroke, press.begun, table);
  if (pressesWhatHasFocus(stroke, press.focus)) return undefined;
  // A mark that is set and taken back again as long as a key is held would flutter.
  if (binding) return press.repeat && !binding.repeats ? 'swallowed' : binding.action;
  return sequencesFrom(stroke, table).length > 0 && !press.repeat ? { begins: stroke } : undefined;
}

/** The bindings that begin with this key and go on with another. */
export function sequencesFrom(stroke: string, table: readonly KeyBinding[]): KeyBinding[] {
  return table.filter(({ keys }) => keys.some((key) => key.toLowerCase().startsWith(`${stroke} `)));
}

function pressesWhatHasFocus(stroke: string, focus: KeyPress['focus']): boolean {
  if (focus === 'link') return stroke === 'enter';
  return focus === 'control' && /^(enter|(shift\+)?space)$/.test(stroke);
}

/** Whatever comes second ends the sequence; what has no meaning in it does nothing, least of all by surprise. */
function meaningOfSecond(stroke: string, begun: string, table: readonly KeyBinding[]): KeyMeaning {
  if (/^(shift|control|meta|alt|altgraph|capslock)$/.test(stroke)) return undefined;
  const whole = `${begun} ${stroke}`;
  return table.find(({ keys }) => keys.some((key) => key.toLowerCase() === whole))?.action ?? 'swallowed';
}

/**
 * The key as the table writes it, in small letters. Shift counts with letters and named keys alone: whether `?` needs
 * it is up to the keyboard. Caps Lock does not count, and where letters are not Latin the key's place does.
 */
function strokeOf({ key, code, shift, mod }: KeyPress): string {
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  const isForeignLetter = key.length === 1 && key.charCodeAt(0) > 127;
  const name = key === ' ' ? 'space' : (isForeignLetter && latin ? latin : key).toLowerCase();
  const shiftCounts = name.length > 1 || /^[a-z]$/.test(name);
  const isShiftItself = name === 'shift';
  return `${mod ? 'mod+' : ''}${shift && shiftCounts && !isShiftItself ? 'shift+' : ''}${name}`;
}
