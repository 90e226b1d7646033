/** Dark enough for white letters at 4.5:1 in both schemes. */
const grounds = [
  '#a85a12',
  '#6a3fd0',
  '#1f66b8',
  '#0e7257',
  '#5b554c',
  '#a63f19',
  '#8a2f6b',
  '#2f6b2a',
  '#7a4b00',
  '#3d5a80',
];

/** The letter and the colour that stand for a feed: the same title always gives the same pair. */
export function letterOf(title: string): { letter: string; ground: string } {
  const first = title.match(/[\p{L}\p{N}]/u)?.[0] ?? '·';
  let hash = 0;
  for (const character of title) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9_973;
  return {
    letter: first.toLocaleUpperCase('en').slice(0, 1),
    ground: grounds[hash % grounds.length] ?? '#5b554c',
  };
}
