import { describe, expect, test } from 'vitest';
import type { ModelLibrary } from '#shared/model-library.ts';
import type { ModelTest } from '#shared/model-test.ts';
import type { Pull } from '#shared/pull.ts';
import { makeInstalledModel, makeLibrary, makeOfferedModel, makePull } from '#web/testing/make-models.ts';
import {
  extendOrder,
  findMissingModel,
  type LibraryFacts,
  type LibraryRow,
  listLibraryRows,
  sortByOrder,
} from './library-rows.ts';

const oneModel = {
  categorization_model: 'llama3.2:3b',
  scoring_model: 'llama3.2:3b',
  use_separate_models: false,
  estimate_model: null,
};
const noModel = { ...oneModel, categorization_model: null, scoring_model: null };

type Given = Partial<ModelLibrary> & { pulls?: Pull[]; config?: LibraryFacts['config'] };

function listRows({ pulls = [], config = noModel, ...library }: Given): LibraryRow[] {
  return listLibraryRows({ library: makeLibrary(library), pulls, config });
}

function titles(rows: LibraryRow[]): string[] {
  return rows.map(({ title }) => title);
}

describe('listLibraryRows', () => {
  test('puts a recommended model, its installed name and its pull into one row', () => {
    const rows = listRows({
      recommended: [makeOfferedModel({ name: 'all-minilm' })],
      models: [makeInstalledModel({ name: 'all-minilm:latest' })],
      pulls: [makePull({ model: 'All-MiniLM' })],
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      title: 'all-minilm',
      name: 'all-minilm:latest',
      installed: { name: 'all-minilm:latest' },
      offered: { name: 'all-minilm' },
      pull: { model: 'All-MiniLM' },
    });
  });

  test('stands those in use first, then installed ones, then those being pulled, then the rest', () => {
    const rows = listRows({
      recommended: ['granite4.1:3b', 'qwen3.5:4b', 'llama3.2:3b', 'gemma4:e2b'].map((name) =>
        makeOfferedModel({ name }),
      ),
      models: [makeInstalledModel({ name: 'mistral:7b' }), makeInstalledModel()],
      pulls: [makePull()],
      config: oneModel,
    });
    expect(titles(rows)).toEqual(['llama3.2:3b', 'mistral:7b', 'gemma4:e2b', 'granite4.1:3b', 'qwen3.5:4b']);
  });

  test('gives a name that nobody recommends a row of its own while it is pulled', () => {
    const rows = listRows({ pulls: [makePull({ model: 'hf.co/org/model:Q4_K_M' })] });
    expect(rows[0]).toMatchObject({ title: 'hf.co/org/model:Q4_K_M', size: null, installed: null });
  });

  test('knows the real size of an installed model and about that of a recommended one', () => {
    const offered = makeOfferedModel();
    expect(listRows({ recommended: [offered] })[0]?.size).toBe(4_600_000_000);
    const installed = makeInstalledModel({ name: 'gemma4:e2b', size: 4_602_117_904 });
    expect(listRows({ recommended: [offered], models: [installed] })[0]?.size).toBe(4_602_117_904);
  });

  test('says what a model does for the owner', () => {
    const models = [makeInstalledModel(), makeInstalledModel({ name: 'mistral:latest' })];
    expect(listRows({ models, config: oneModel }).map(({ roles }) => roles)).toEqual([['Judging'], []]);
    const two = { ...oneModel, scoring_model: 'mistral', use_separate_models: true };
    expect(listRows({ models, config: two }).map(({ roles }) => roles)).toEqual([
      ['Categorization'],
      ['Scoring'],
    ]);
  });

  test('says which model makes estimates finer, and keeps its row when it is gone', () => {
    const config = { ...noModel, estimate_model: 'all-minilm' };
    const models = [makeInstalledModel(), makeInstalledModel({ name: 'all-minilm:latest' })];
    expect(listRows({ models, config }).map(({ roles }) => roles)).toEqual([['Estimates'], []]);
    expect(listRows({ config })[0]).toMatchObject({ title: 'all-minilm', installed: null });
    expect(findMissingModel({ models: [] }, config)).toBeUndefined();
  });

  test('keeps a row for a configured model that is gone, so that it can be pulled again', () => {
    const [row] = listRows({ config: { ...oneModel, categorization_model: 'granite4.1:3b' } });
    expect(row).toMatchObject({ title: 'granite4.1:3b', installed: null, roles: ['Judging'] });
  });

  test('names the other names of one digest', () => {
    const models = [
      makeInstalledModel({ digest: 'one' }),
      makeInstalledModel({ name: 'reader:latest', digest: 'one' }),
    ];
    expect(listRows({ models }).map(({ aliases }) => aliases)).toEqual([['reader:latest'], ['llama3.2:3b']]);
  });

  test('says why a model must not be deleted', () => {
    const rows = listRows({
      models: [makeInstalledModel()],
      in_use: [
        { name: 'llama3.2:3b', reason: 'configured' },
        { name: 'llama3.2:3b', reason: 'running_call' },
      ],
    });
    expect(rows[0]?.inUse).toBe('configured');
  });

  test('shows the newest of two pulls of one model', () => {
    const pulls = [makePull({ id: 1, state: 'failed' }), makePull({ id: 2, state: 'running' })];
    expect(listRows({ pulls })[0]?.pull?.id).toBe(2);
  });
});

describe('the order of rows', () => {
  test('stays while the page is looked at; what is new comes at the end', () => {
    const recommended = ['a', 'b'].map((name) => makeOfferedModel({ name }));
    const before = listRows({ recommended });
    const order = extendOrder([], before);
    const after = listRows({
      recommended,
      models: [makeInstalledModel({ name: 'b' }), makeInstalledModel({ name: 'c' })],
    });
    expect(titles(after)).toEqual(['b', 'c', 'a']);
    expect(titles(sortByOrder(after, extendOrder(order, after)))).toEqual(['a', 'b', 'c']);
  });

  test('is the same object when nothing is new', () => {
    const rows = listRows({ recommended: [makeOfferedModel()] });
    const order = extendOrder([], rows);
    expect(extendOrder(order, rows)).toBe(order);
  });

  test('gives a row that comes back its old place', () => {
    const both = listRows({ recommended: ['a', 'b'].map((name) => makeOfferedModel({ name })) });
    const order = extendOrder([], both);
    const without = listRows({ recommended: [makeOfferedModel({ name: 'b' })] });
    expect(titles(sortByOrder(both, extendOrder(order, without)))).toEqual(['a', 'b']);
  });
});

test('forgets that a test failed for want of the model once that is installed again, and no other failure', () => {
  const installed = makeInstalledModel();
  const failed = {
    model: installed.name,
    digest: installed.digest,
    state: 'failed',
    done: 0,
    total: 12,
    result: null,
    error_class: 'model_missing',
    message: `${installed.name} is not installed.`,
    hint: 'Pull it again.',
  } satisfies ModelTest;
  const testOf = (test: ModelTest) =>
    listRows({ models: [installed], tests: { [installed.digest]: test } })[0]?.test;
  expect(testOf(failed)).toBeNull();
  const busy: ModelTest = { ...failed, error_class: 'busy' };
  expect(testOf(busy)).toEqual(busy);
});

test('a test stands once, whatever names the model goes by: under the one that was tested', () => {
  const digest = 'one digest';
  const models = ['llama3.2:3b', 'reader:latest'].map((name) => makeInstalledModel({ name, digest }));
  const running = {
    model: 'reader:latest',
    digest,
    state: 'running',
    done: 2,
    total: 12,
    result: null,
    error_class: null,
    message: null,
    hint: null,
  } satisfies ModelTest;
  const shownIn = (test: ModelTest) =>
    titles(listRows({ models, tests: { [digest]: test } }).filter((row) => row.showsTest));
  expect(shownIn(running)).toEqual(['reader:latest']);
  expect(shownIn({ ...running, model: 'gone:latest' })).toEqual(['llama3.2:3b']);
  expect(listRows({ models, tests: { [digest]: running } }).map(({ test }) => test?.state)).toEqual([
    'running',
    'running',
  ]);
});
