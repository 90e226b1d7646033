import { expect, test } from 'vitest';
import type { PaletteEntry } from './palette-entry.ts';
import { groupEntries, makeSearchable, rankEntries } from './rank-entries.ts';

const make = (label: string, change: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  label,
  hint: '',
  icon: null,
  run: () => undefined,
  ...change,
});
const labels = (entries: readonly PaletteEntry[]) => entries.map(({ label }) => label);
const rank = (entries: readonly PaletteEntry[], typed: string, recent: string[] = []) =>
  labels(rankEntries(makeSearchable(entries), typed, recent));

test('the best fit stands first', () => {
  const entries = [make('Mustard'), make('The Star'), make('Starred'), make('Unread')];
  expect(rank(entries, 'star')).toEqual(['Starred', 'The Star', 'Mustard']);
});

test('words behind the label find an entry too, after those that have them in the label', () => {
  const entries = [make('Harbour', { hint: 'Feed in Local' }), make('Local', { hint: 'Folder' })];
  expect(rank(entries, 'local')).toEqual(['Local', 'Harbour']);
  expect(rank([make('Colours: dark', { words: 'theme night' })], 'dark theme')).toEqual(['Colours: dark']);
});

test('what was used lately goes before what fits alike, and not before what fits better', () => {
  const entries = [make('News at six'), make('News at ten'), make('Old news')];
  expect(rank(entries, 'news', ['News at ten', 'Old news'])).toEqual([
    'News at ten',
    'News at six',
    'Old news',
  ]);
});

test('those that fit alike keep their order', () => {
  const entries = [make('Feed b'), make('Feed a'), make('Feed c')];
  expect(rank(entries, 'feed')).toEqual(['Feed b', 'Feed a', 'Feed c']);
});

test('before anything is typed there are the groups, and what was used lately over them', () => {
  const entries = [
    make('Unread', { group: 'Go to' }),
    make('Refresh', { group: 'Do' }),
    make('Some feed'),
    make('All', { group: 'Go to' }),
  ];
  const shown = (recent: string[]) =>
    groupEntries(entries, recent).map(({ title, entries: members }) => [title, labels(members)]);
  expect(shown([])).toEqual([
    ['Go to', ['Unread', 'All']],
    ['Do', ['Refresh']],
  ]);
  expect(shown(['Some feed', 'All', 'gone'])).toEqual([
    ['Recent', ['Some feed', 'All']],
    ['Go to', ['Unread']],
    ['Do', ['Refresh']],
  ]);
});

test('of a thousand feeds the forty best are shown', () => {
  const feeds = Array.from({ length: 1_000 }, (_, index) =>
    make(`Weekly notes number ${index} from the harbour`, { hint: 'Feed in Regional newspapers' }),
  );
  const searchable = makeSearchable(feeds);
  expect(rankEntries(searchable, 'number 7', [])).toHaveLength(40);
});
