import { expect, test } from 'vitest';
import { makeInstalledModel, makeOfferedModel, makePull } from '#web/testing/make-models.ts';
import type { LibraryRow } from './library-rows.ts';
import { describeModel } from './model-facts.ts';

function makeRow(row: Partial<LibraryRow>): LibraryRow {
  return {
    key: 'x',
    title: 'x',
    name: 'x',
    installed: null,
    offered: null,
    roles: [],
    aliases: [],
    size: null,
    pull: null,
    test: null,
    showsTest: false,
    inUse: null,
    ...row,
  };
}

test('a recommended model: its purpose and the Ollama that it needs', () => {
  expect(describeModel(makeRow({ offered: makeOfferedModel() }))).toEqual({
    text: 'Many languages, fast for its size · Ollama 0.21.1 or newer',
    warning: null,
  });
});

test('a recommended model that this Ollama is too old for', () => {
  expect(describeModel(makeRow({ offered: makeOfferedModel({ supported: false }) }))).toEqual({
    text: 'Many languages, fast for its size',
    warning: 'Needs Ollama 0.21.1 or newer',
  });
});

test('once installed, the Ollama that it needs is no matter any more', () => {
  const row = makeRow({ offered: makeOfferedModel({ supported: false }), installed: makeInstalledModel() });
  expect(describeModel(row)).toEqual({ text: 'Many languages, fast for its size', warning: null });
});

test('an installed model that is not on our list: what Ollama tells of it', () => {
  expect(describeModel(makeRow({ installed: makeInstalledModel() })).text).toBe('3.2B parameters · Q4_K_M');
  const bare = makeInstalledModel({ parameter_size: null, quantization: null });
  expect(describeModel(makeRow({ installed: bare })).text).toBe('');
  const embedding = makeInstalledModel({ can_judge: false, can_embed: true });
  expect(describeModel(makeRow({ installed: embedding })).text).toContain('makes vectors only');
});

test('two names of one digest', () => {
  const row = makeRow({ installed: makeInstalledModel(), aliases: ['reader:latest'] });
  expect(describeModel(row).text).toContain('same model as reader:latest');
});

test('what speaks against an installed model', () => {
  const small = makeInstalledModel({ parameter_size: '494.03M' });
  expect(describeModel(makeRow({ installed: small })).warning).toBe(
    'So small that it ranks no better than chance',
  );
  const remote = makeInstalledModel({ remote: true });
  expect(describeModel(makeRow({ installed: remote })).warning).toBe('Runs on somebody else’s computer');
});

test('a pull that went on by itself after a restart of ours says so, until it fails', () => {
  const offered = makeOfferedModel();
  expect(describeModel(makeRow({ offered, pull: makePull({ resumed: true }) })).text).toBe(
    'Resumed by itself after a restart of Winnow',
  );
  const failed = makePull({ resumed: true, state: 'failed' });
  expect(describeModel(makeRow({ offered, pull: failed })).text).toBe('Many languages, fast for its size');
});
