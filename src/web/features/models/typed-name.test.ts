import { expect, test } from 'vitest';
import { makeInstalledModel, makePull } from '#web/testing/make-models.ts';
import { checkTypedName } from './typed-name.ts';

test('takes a name trimmed, as it was typed', () => {
  expect(checkTypedName('  hf.co/Org/Model:Q4_K_M ', [])).toEqual({
    ok: true,
    name: 'hf.co/Org/Model:Q4_K_M',
  });
});

test.each(['two words', '../up', 'a/b/c/d', 'modèle', 'x'.repeat(300)])(
  'refuses %s with an example',
  (typed) => {
    expect(checkTypedName(typed, [])).toEqual({ ok: false, why: expect.stringContaining('llama3.2:3b') });
  },
);

test('says that an address is not a name', () => {
  expect(checkTypedName('https://huggingface.co/org/model', [])).toEqual({
    ok: false,
    why: expect.stringContaining('address'),
  });
});

const row = { name: 'llama3.2:3b', installed: null, pull: null };

test('refuses what is installed, under any spelling', () => {
  const rows = [
    { ...row, name: 'mistral:latest', installed: makeInstalledModel({ name: 'mistral:latest' }) },
  ];
  expect(checkTypedName('Mistral', rows)).toEqual({ ok: false, why: 'mistral:latest is installed already.' });
});

test('refuses what is being pulled or waits for it', () => {
  const why = (pull: Parameters<typeof makePull>[0]) =>
    checkTypedName('llama3.2:3b', [{ ...row, pull: makePull(pull) }]);
  expect(why({ state: 'running' })).toMatchObject({ why: 'llama3.2:3b is being pulled already.' });
  expect(why({ state: 'queued' })).toMatchObject({ why: 'llama3.2:3b waits for its turn already.' });
  expect(why({ state: 'failed' })).toMatchObject({ ok: true });
});
