import { expect, test } from 'vitest';
import type { OfferedModel } from '#shared/model-library.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { LibraryRow } from './library-rows.ts';
import { findEstimateOffer, firstChoice, listChoices } from './welcome-choice.ts';

function makeRow(name: string, row: Partial<LibraryRow> = {}): LibraryRow {
  return {
    key: name,
    title: name,
    name,
    installed: null,
    offered: null,
    roles: [],
    aliases: [],
    size: 2_000_000_000,
    pull: null,
    test: null,
    showsTest: false,
    inUse: null,
    ...row,
  };
}

const installed = (model: Partial<InstalledModel> = {}): InstalledModel => ({
  name: 'any',
  size: 1,
  parameter_size: '3B',
  quantization: null,
  family: null,
  is_loaded: false,
  digest: 'd',
  capabilities: null,
  context_length: null,
  can_judge: true,
  can_embed: false,
  remote: false,
  ...model,
});
const offered = (model: Partial<OfferedModel> = {}): OfferedModel => ({
  name: 'any',
  approximate_size: 1,
  purpose: 'Good.',
  min_version: null,
  prefix_reused: 'yes',
  kind: 'chat',
  supported: true,
  ...model,
});
const namesOf = (rows: LibraryRow[]) => rows.map(({ name }) => name);

test('what cannot judge here is not offered: vectors, somebody else’s computers, too new ones, broken names', () => {
  const rows = [
    makeRow('vectors', { installed: installed({ can_judge: false, can_embed: true }) }),
    makeRow('cloud', { installed: installed({ remote: true }) }),
    makeRow('here', { installed: installed() }),
    makeRow('same-as-here', { installed: installed() }),
    makeRow('list', { offered: offered() }),
    makeRow('unknown-age', { offered: offered({ supported: null }) }),
    makeRow('too-new', { offered: offered({ supported: false }) }),
    makeRow('estimates', { offered: offered({ kind: 'estimate' }) }),
    makeRow('gone', { roles: ['Judging'] }),
  ];
  expect(namesOf(listChoices(rows))).toEqual(['here', 'list', 'unknown-age']);
});

test('ticked is what judges, else what is installed and on our list, else any installed, else our first', () => {
  const first = makeRow('first', { offered: offered() });
  const own = makeRow('own', { installed: installed() });
  const both = makeRow('both', { installed: installed(), offered: offered() });
  const judge = makeRow('judge', { installed: installed(), roles: ['Judging'] });
  expect(firstChoice([first, own, both, judge])?.name).toBe('judge');
  expect(firstChoice([first, own, both])?.name).toBe('both');
  expect(firstChoice([first, own])?.name).toBe('own');
  expect(firstChoice([first])?.name).toBe('first');
  expect(firstChoice([])).toBeUndefined();
});

test('a model for estimates comes along only while none is chosen', () => {
  const offer = makeRow('minilm', { offered: offered({ kind: 'estimate' }) });
  expect(findEstimateOffer([makeRow('chat', { offered: offered() }), offer])?.name).toBe('minilm');
  expect(findEstimateOffer([offer, makeRow('mine', { roles: ['Estimates'] })])).toBeUndefined();
});
