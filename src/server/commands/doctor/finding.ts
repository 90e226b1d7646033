/** What the doctor found: `weak` works, but deserves a look; `broken` does not work. */
export type Finding = {
  state: 'good' | 'weak' | 'broken';
  text: string;
  /** What to do. */
  cure?: string;
};
