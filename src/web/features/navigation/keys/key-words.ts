const names: Record<string, string> = { escape: 'Esc' };

/** What is written on the keys of a binding: `Shift+J` is two of them, `g u` one after the other. */
export function capsOf(key: string, isMac: boolean): string[] {
  return key.split(/[ ]|(?<=.)\+/).map((cap) => {
    if (cap === 'Mod') return isMac ? '⌘' : 'Ctrl';
    return names[cap.toLowerCase()] ?? cap;
  });
}

/** Whether Command takes the place of Ctrl. */
export function isMac(): boolean {
  return /^(Mac|iP(hone|ad|od))/.test(navigator.platform);
}
