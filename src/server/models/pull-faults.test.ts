import { describe, expect, it } from 'vitest';
import { makePulls, type PullsBench, type PullsBenchOptions } from '#server/testing/make-pulls.ts';
import type { PullFault } from '#server/testing/ollama-simulator/faults.ts';
import { makeLayer, makePullable, type PullableModel } from '#server/testing/ollama-simulator/library.ts';
import { makeCloudStub } from '#server/testing/ollama-simulator/models.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import type { Pull } from '#shared/pull.ts';

const model = 'qwen3.5:4b';
const slowly = { pullBytesPerSecond: 110_000_000 };

async function makeFaulty(fault: PullFault, options: PullsBenchOptions = slowly): Promise<PullsBench> {
  const bench = await makePulls(options);
  bench.ollama.setFaults({ pulls: { [model]: fault } });
  return bench;
}

/** Pulls to the end, whatever it is; resolves to everything that was shown on the way. */
async function pullToEnd(
  bench: PullsBench,
  name = model,
): Promise<{ end: Pull; shown: Pull[]; took: number }> {
  const shown: Pull[] = [];
  bench.bus.subscribe(() => {
    const pull = bench.find(name);
    if (pull) shown.push(pull);
  });
  await bench.pulls().add(name);
  const took = await bench.passUntil(() => ['done', 'failed'].includes(bench.find(name)?.state ?? ''));
  const end = bench.find(name);
  if (!end) throw new Error('The pull is out of sight.');
  return { end, shown: [...shown, end], took };
}

/** No percentage may fall, and none may say 100 too early. */
function expectHonestBar(shown: Pull[]): void {
  const percents = shown.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  expect(percents).toEqual(percents.toSorted((one, other) => one - other));
  expect(shown.filter(({ percent, state }) => percent === 100 && state !== 'done')).toEqual([]);
  const bytes = shown.map(({ completed }) => completed);
  expect(bytes).toEqual(bytes.toSorted((one, other) => one - other));
}

describe('a pull that Ollama gives up', () => {
  const ends: [PullFault, OllamaErrorClass, RegExp][] = [
    ['unknown_model', 'not_found', /no model called qwen3.5:4b/],
    ['offline', 'offline', /cannot reach the model library/],
    ['library_refuses', 'offline', /cannot reach the model library/],
    ['too_old', 'too_old', /needs a newer Ollama/],
    ['disk_full', 'disk_full', /disk is full/],
    ['split_characters', 'disk_full', /disk is full/],
    ['damaged', 'damaged', /damaged/],
    ['error_mid', 'other', /max retries exceeded: unexpected EOF/],
    ['end_without_success', 'other', /ended before it was complete/],
    ['unlisted', 'other', /does not list it as installed/],
  ];
  it.each(ends)(
    'ends %s at once as %s, in words, and never as a success',
    async (fault, errorClass, message) => {
      const bench = await makeFaulty(fault, {});
      const { end, shown } = await pullToEnd(bench);
      expect(end).toMatchObject({
        state: 'failed',
        error_class: errorClass,
        message: expect.stringMatching(message),
        hint: expect.stringMatching(/\w/),
        detail: expect.stringMatching(/\w/),
      });
      expect(bench.connections()).toHaveLength(1);
      expectHonestBar(shown);
    },
  );

  it('keeps the characters of Ollama’s words whole, however they arrive', async () => {
    const { end } = await pullToEnd(await makeFaulty('split_characters', {}));
    expect(end.detail).toContain('Größe—日本');
  });
});

describe('a pull that goes another way than usual', () => {
  it.each<PullFault>(['without_status', 'pseudo_layer', 'half_lines', 'backwards'])(
    '%s becomes a model, with a bar that never falls',
    async (fault) => {
      const bench = await makeFaulty(fault);
      const { end, shown } = await pullToEnd(bench);
      expect(end).toMatchObject({ state: 'done', percent: 100 });
      expect(bench.ollama.installedNames()).toContain(model);
      expect(shown.filter(({ percent }) => (percent ?? 0) > 0).length).toBeGreaterThan(20);
      expectHonestBar(shown);
    },
  );

  it('says that it re-checks when bytes go back, and shows no speed for what comes again', async () => {
    const { shown } = await pullToEnd(await makeFaulty('backwards'));
    const rechecking = shown.filter(({ phase }) => phase === 'rechecking');
    expect(rechecking.length).toBeGreaterThan(5);
    expect(rechecking[0]?.status).toMatch(/Re-checking/);
    expect(rechecking.at(-1)).toMatchObject({ speed: 0, eta: null });
  });

  it('is done at once when everything is there already', async () => {
    const bench = await makePulls();
    const { end, shown } = await pullToEnd(bench, 'llama3.2:3b');
    expect(end).toMatchObject({ state: 'done', percent: 100 });
    expect(shown.filter(({ percent }) => percent !== null && percent < 100)).toEqual([]);
  });

  it('verifies for minutes without being taken for stalled', async () => {
    const bench = await makePulls({ verifyTime: 600_000 });
    const { end, shown, took } = await pullToEnd(bench);
    expect(end.state).toBe('done');
    expect(took).toBeGreaterThan(600_000);
    expect(shown.find(({ phase }) => phase === 'verifying')).toMatchObject({
      percent: null,
      speed: null,
      eta: null,
    });
    expect(bench.connections()).toHaveLength(1);
  });

  const names: [string, PullableModel][] = [
    ['a name with slashes', makePullable({ name: 'hf.co/user/repo-GGUF:Q4_K_M' })],
    ['a name without a tag', makePullable({ name: 'tiny:latest', size: 50_000 })],
    ['a cloud stub', { model: makeCloudStub('gpt-oss:20b-cloud'), layers: [makeLayer('stub', 298)] }],
  ];
  it.each(names)('takes %s', async (_, offered) => {
    const bench = await makePulls({ library: [offered] });
    const asked = offered.model.name.replace(':latest', '');
    expect((await pullToEnd(bench, asked)).end).toMatchObject({ model: asked, state: 'done' });
    expect(bench.ollama.installedNames()).toContain(offered.model.name);
  });
});

describe('a pull that stands still', () => {
  it.each<PullFault>(['stall', 'data_server_error'])(
    '%s is noticed by its bytes, tried five times again, and then failed',
    async (fault) => {
      const bench = await makeFaulty(fault, { ...slowly, stallTimeout: 15_000 });
      const { end, shown, took } = await pullToEnd(bench);
      expect(end).toMatchObject({
        state: 'failed',
        error_class: 'stalled',
        detail: expect.stringContaining('15'),
      });
      expect(bench.connections()).toHaveLength(6);
      expect(took).toBeGreaterThanOrEqual(6 * 15_000 + 31_000);
      expect(took).toBeLessThan(6 * 15_000 + 31_000 + 20_000);
      const tries = shown.filter(({ phase }) => phase === 'retrying').map(({ status }) => status);
      expect([...new Set(tries)]).toEqual(
        [1, 2, 3, 4, 5].map((number) => `The download stands still: trying again (${number} of 5)`),
      );
      for (const { ended } of bench.connections()) expect(await ended).toBe('left');
      expectHonestBar(shown);
    },
  );

  it('is given two minutes before it is tried again', async () => {
    const bench = await makeFaulty('stall', {});
    await bench.pulls().add(model);
    await bench.passUntil(() => bench.find(model)?.percent);
    const took = await bench.passUntil(() => bench.find(model)?.phase === 'retrying');
    expect(Math.round(took / 10_000)).toBe(12);
  });

  it('because Ollama says nothing at all, ends the same way', async () => {
    const bench = await makePulls();
    bench.ollama.setFaults({ server: 'hang_headers' });
    const { end, took } = await pullToEnd(bench);
    expect(end).toMatchObject({ state: 'failed', error_class: 'stalled' });
    expect(Math.round(took / 10_000)).toBe(75);
  });

  it('shows that nothing comes, long before it is given up', async () => {
    const bench = await makeFaulty('stall');
    await bench.pulls().add(model);
    await bench.passUntil(() => bench.find(model)?.eta);
    await bench.passUntil(() => bench.find(model)?.speed === 0);
    expect(bench.find(model)).toMatchObject({ state: 'running', percent: expect.any(Number), eta: null });
  });
});

describe('an Ollama that goes away in the middle of a pull', () => {
  it('is waited for, and the pull goes on although everything has to come again', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(() => (bench.find(model)?.percent ?? 0) >= 40);
    await bench.ollama.stop();
    await bench.passUntil(() => bench.find(model)?.phase === 'retrying');
    expect(bench.find(model)).toMatchObject({
      status: 'Ollama does not answer: trying again (1 of 5)',
      speed: null,
    });
    expect(bench.find(model)?.percent).toBeGreaterThanOrEqual(40);
    await bench.ollama.restart();
    await bench.passUntil(() => bench.find(model)?.phase === 'rechecking');
    expect(bench.find(model)?.percent).toBeGreaterThanOrEqual(40);
    await bench.passUntil(() => bench.find(model)?.state === 'done');
    expect(bench.ollama.installedNames()).toContain(model);
  });

  it('is asked again as soon as it answers somebody else of us', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(() => (bench.find(model)?.percent ?? 0) > 0);
    await bench.ollama.stop();
    await bench.passUntil(() => bench.find(model)?.status.includes('(5 of 5)'));
    await bench.client.version();
    await bench.clock.advance(1_000);
    expect(bench.find(model)?.phase).toBe('retrying');
    await bench.ollama.restart();
    await bench.client.version();
    expect(await bench.passUntil(() => bench.find(model)?.phase === 'rechecking')).toBeLessThan(2_000);
  });

  it('is not asked again early when it only stalls: it answers others all the while', async () => {
    const bench = await makeFaulty('stall', { ...slowly, stallTimeout: 15_000 });
    await bench.pulls().add(model);
    await bench.passUntil(() => bench.find(model)?.status.includes('(3 of 5)'));
    await bench.client.tags();
    await bench.clock.advance(3_000);
    expect(bench.find(model)?.phase).toBe('retrying');
  });

  it('for good ends the pull after five tries, which take half a minute', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(() => (bench.find(model)?.percent ?? 0) > 0);
    await bench.ollama.stop();
    const took = await bench.passUntil(() => bench.find(model)?.state === 'failed');
    expect(took).toBeGreaterThanOrEqual(31_000);
    expect(took).toBeLessThan(35_000);
    expect(bench.find(model)).toMatchObject({
      error_class: 'unreachable',
      message: `Ollama is not reachable at ${bench.ollama.url}.`,
    });
  });

  it('again and again may do so as long as new bytes come in between', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    for (let percent = 5; percent <= 40; percent += 5) {
      await bench.passUntil(() => (bench.find(model)?.percent ?? 0) >= percent);
      bench.ollama.breakConnections();
      await bench.passUntil(() => bench.find(model)?.phase === 'retrying');
      expect(bench.find(model)?.status).toContain('(1 of 5)');
    }
    await bench.passUntil(() => bench.find(model)?.state === 'done');
  });

  it('always at the same place ends the pull', async () => {
    const bench = await makeFaulty('disconnect');
    const { end, shown } = await pullToEnd(bench);
    expect(end).toMatchObject({ state: 'failed', error_class: 'unreachable' });
    expect(bench.connections()).toHaveLength(6);
    expectHonestBar(shown);
  });
});
