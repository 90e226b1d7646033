import { expect, test } from 'vitest';
import { applyGroups } from '#server/categories/apply-groups.ts';
import { loadConfig } from '#server/config/load.ts';
import { readLimits } from '#server/judging/start-judging.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { succeeded } from '#server/ollama/failure.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { systemClock } from '#server/platform/clock.ts';
import { createRightOfWay } from '#server/platform/right-of-way.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeCategories } from '#server/testing/make-categories.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { suggestGroups } from './auto-group.ts';

const never = new AbortController().signal;

async function makeGrouping(said?: string[]) {
  const bench = await makeCategories();
  const ollama = await startOllamaSimulator();
  cleanUpLater(ollama.stop);
  const config = loadConfig({}, { WINNOW_OLLAMA_CATEGORIZATION_MODEL: 'granite4.1:3b' });
  const real = createOllamaClient({
    baseUrl: ollama.url,
    headers: {},
    connectTimeout: 5_000,
    healthTimeout: 5_000,
    clock: systemClock,
  });
  cleanUpLater(real.close);
  const metrics = { totalMs: 1, loadMs: 0, promptTokens: 1, promptMs: 1, generatedTokens: 1, generatedMs: 1 };
  const asked: string[] = [];
  const chat: OllamaClient['chat'] = async (request, watch) => {
    asked.push(request.messages.map(({ content }) => content).join('\n'));
    if (!said) return real.chat(request, watch);
    const content = said.shift() ?? '';
    return succeeded({ content, thinking: '', doneReason: 'stop', metrics });
  };
  const deps = {
    client: { ...real, chat },
    facts: createModelFactsCache(),
    db: bench.db,
    config: config.ollama,
    limits: readLimits(config),
    turns: createRightOfWay(),
  };
  return { ...bench, asked, deps, suggest: () => suggestGroups(deps, never) };
}

test('a model sorts what stands alone into groups, those that are there first, and the suggestion can be applied', async () => {
  const grouping = await makeGrouping();
  const { add, suggest } = grouping;
  const technology = await add('Technology');
  await add('Databases', { parentId: technology });
  for (const name of ['Programming', 'Novels and books', 'Jazz music', 'Gnomes', 'Secret baking'])
    await add(name);
  await grouping.db
    .updateTable('categories')
    .set({ hidden_at: 1 })
    .where('name', '=', 'Secret baking')
    .execute();
  const { moves, model } = await suggest();
  expect(model).toBe('granite4.1:3b');
  expect(moves.map(({ name, to }) => [name, to])).toEqual(
    [
      ['Jazz music', { id: null, name: 'Culture' }],
      ['Novels and books', { id: null, name: 'Culture' }],
      ['Programming', { id: technology, name: 'Technology' }],
    ].sort(),
  );
  expect(grouping.asked.join()).not.toContain('Secret baking');
  const listed = moves.map(({ category_id, to }) => ({ category_id, to }));
  expect(await applyGroups(grouping, listed)).toMatchObject({ applied: 3 });
});

test('an answer of no use is asked for once more, then it is an error with the next step, and nothing is changed', async () => {
  const said = ['no idea', '{"groups":[{"group":"Food","ids":["c1","soup"]}]}', '{}', 'no'];
  const { add, suggest, asked } = await makeGrouping(said);
  for (const name of ['Bread', 'Soup']) await add(name);
  expect((await suggest()).moves).toEqual([]);
  expect(asked).toHaveLength(2);
  await expect(suggest()).rejects.toMatchObject({
    code: 'ollama_failed',
    details: { error_class: 'bad_output' },
  });
});

test('with nothing to group no model is asked', async () => {
  const { add, suggest, asked } = await makeGrouping();
  await add('Bread');
  expect((await suggest()).moves).toEqual([]);
  expect(asked).toEqual([]);
});

test('500 categories are asked about in a prompt that leaves room for the answer', async () => {
  const { add, suggest, asked } = await makeGrouping(['{"groups":[]}']);
  for (let index = 0; index < 500; index += 1) await add(`Made category ${index}`);
  await suggest();
  const lines = asked[0]?.match(/^c\d+ /gm) ?? [];
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.length).toBeLessThanOrEqual(200);
});
