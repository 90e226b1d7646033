import { describe, expect, it } from 'vitest';
import { makePulls, type PullsBench } from '#server/testing/make-pulls.ts';
import { listStoredPulls } from './pull-queries.ts';

const model = 'qwen3.5:4b';
/** The large layer takes half a minute. */
const slowly = { pullBytesPerSecond: 110_000_000 };

const downloads = (bench: PullsBench, name: string) => () => (bench.find(name)?.percent ?? 0) > 0;
const isOver = (bench: PullsBench, name: string) => () => {
  const state = bench.find(name)?.state;
  return state !== 'queued' && state !== 'running';
};

describe('a pull', () => {
  it('runs to 100 %, stands there for four seconds, and leaves no row', async () => {
    const bench = await makePulls(slowly);
    const events: string[] = [];
    bench.bus.subscribe(({ type }) => events.push(type));
    await bench.pulls().add(model);
    await bench.passUntil(isOver(bench, model));
    expect(bench.find(model)).toMatchObject({
      state: 'done',
      percent: 100,
      status: 'Installed',
      error_class: null,
    });
    expect(bench.ollama.installedNames()).toContain(model);
    expect(events).toContain('models_changed');
    expect(await listStoredPulls(bench.db)).toEqual([]);
    await bench.clock.advance(3_000);
    expect(bench.find(model)?.percent).toBe(100);
    await bench.clock.advance(1_500);
    expect(bench.pulls().list()).toEqual([]);
  });

  it('tells bytes, speed and, after three seconds, the time left', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(() => bench.find(model)?.speed);
    expect(bench.find(model)?.eta).toBeNull();
    await bench.passUntil(() => bench.find(model)?.eta);
    const pull = bench.find(model);
    expect(pull).toMatchObject({ state: 'running', phase: 'downloading', total: 3_301_200_417 - 8_100 });
    expect((pull?.speed ?? 0) / slowly.pullBytesPerSecond).toBeCloseTo(1, 0);
    expect(pull?.eta).toBeGreaterThan(15);
    expect(pull?.eta).toBeLessThan(40);
  });

  it('is announced at most four times a second, however many lines come', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(downloads(bench, model));
    let announced = 0;
    bench.bus.subscribe(({ type }) => {
      if (type === 'pulls_changed') announced += 1;
    });
    const startedAt = bench.clock.now();
    await bench.passUntil(() => bench.clock.now() - startedAt >= 5_000);
    expect(announced).toBeGreaterThan(10);
    expect(announced).toBeLessThanOrEqual(21);
  });

  it('is not announced again while nothing changes', async () => {
    const bench = await makePulls({ verifyTime: 60_000 });
    await bench.pulls().add(model);
    await bench.passUntil(() => bench.find(model)?.phase === 'verifying');
    await bench.clock.advance(1_000);
    const told: string[] = [];
    bench.bus.subscribe(({ type }) => told.push(type));
    await bench.clock.advance(20_000);
    expect(told).toEqual([]);
  });

  it('that is asked for twice, by another spelling too, is joined', async () => {
    const bench = await makePulls(slowly);
    const [first, second] = await Promise.all([bench.pulls().add(model), bench.pulls().add(model)]);
    const third = await bench.pulls().add(`library/${model.toUpperCase()}`);
    expect([second?.id, third.id]).toEqual([first?.id, first?.id]);
    await bench.passUntil(isOver(bench, model));
    expect(bench.connections()).toHaveLength(1);
  });
});

describe('who follows a pull', () => {
  it('hears how it is now and how it goes on, until they leave', async () => {
    const bench = await makePulls(slowly);
    const { id } = await bench.pulls().add(model);
    const heard: string[] = [];
    const leave = bench.pulls().follow(id, ({ phase }) => heard.push(phase));
    expect(heard).toEqual(['starting']);
    await bench.passUntil(() => heard.includes('downloading'));
    leave();
    const before = heard.length;
    await bench.passUntil(isOver(bench, model));
    expect(heard).toHaveLength(before);
  });

  it('hears of a cancel although nothing is left to see', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add('gemma4:e2b');
    const { id } = await bench.pulls().add(model);
    const heard: string[] = [];
    bench.pulls().follow(id, ({ state }) => heard.push(state));
    await bench.pulls().cancel(model);
    await bench.clock.advance(250);
    expect(bench.find(model)).toBeUndefined();
    expect(heard.at(-1)).toBe('cancelled');
  });
});

describe('several pulls', () => {
  it('run one after another, in the order they were asked for', async () => {
    const bench = await makePulls(slowly);
    const names = ['qwen3.5:4b', 'gemma4:e2b', 'gemma3:270m'];
    for (const name of names) await bench.pulls().add(name);
    await bench.passUntil(downloads(bench, 'qwen3.5:4b'));
    expect(bench.pulls().list()).toMatchObject([
      { state: 'running' },
      { state: 'queued', status: 'Waiting for its turn', percent: null },
      { state: 'queued' },
    ]);
    await bench.passUntil(() => bench.ollama.installedNames().includes('gemma3:270m'));
    expect(bench.connections().map(({ body }) => body)).toMatchObject(names.map((name) => ({ model: name })));
  });

  it('go on after one of them failed', async () => {
    const bench = await makePulls();
    await bench.pulls().add('no-such:1b');
    await bench.pulls().add('gemma3:270m');
    await bench.passUntil(() => bench.find('gemma3:270m')?.state === 'done');
    expect(bench.find('no-such:1b')).toMatchObject({ state: 'failed', error_class: 'not_found' });
  });

  it('sixty of them, cancelled, leave no connection, timer or row behind', async () => {
    const bench = await makePulls(slowly);
    const names = Array.from({ length: 60 }, (_, index) => (index === 0 ? model : `model-${index}:1b`));
    for (const name of names) await bench.pulls().add(name);
    await bench.passUntil(() => bench.connections().length === 1);
    await Promise.all(names.map((name) => bench.pulls().cancel(name)));
    expect(await bench.connections()[0]?.ended).toBe('left');
    await bench.clock.advance(250);
    expect(await listStoredPulls(bench.db)).toEqual([]);
    expect(bench.pulls().list()).toEqual([]);
    expect(bench.connections()).toHaveLength(1);
    expect(bench.clock.pending()).toBe(0);
  });
});

describe('a restart of ours', () => {
  it('gives no pull the number of an earlier one, although nothing is left of that', async () => {
    const bench = await makePulls(slowly);
    const ids = [(await bench.pulls().add(model)).id];
    for (let round = 0; round < 2; round += 1) {
      await bench.pulls().cancel(model);
      await bench
        .pulls()
        .dismiss(model)
        .catch(() => undefined);
      await bench.restart();
      expect(bench.pulls().list()).toEqual([]);
      ids.push((await bench.pulls().add(model)).id);
    }
    expect(new Set(ids).size).toBe(3);
  });

  it('resumes what ran, with its percentage, and says so; then goes on with what waited', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.pulls().add('gemma3:270m');
    await bench.passUntil(() => (bench.find(model)?.percent ?? 0) >= 30);
    bench.ollama.setFaults({ server: 'hang_headers' });
    await bench.restart();
    expect(await bench.connections()[0]?.ended).toBe('left');
    expect(bench.find(model)).toMatchObject({
      phase: 'resuming',
      status: 'Resuming after a restart of Winnow',
      resumed: true,
    });
    expect(bench.find(model)?.percent).toBeGreaterThanOrEqual(30);
    expect(bench.find('gemma3:270m')).toMatchObject({ state: 'queued', resumed: false });

    bench.ollama.setFaults({ server: 'none' });
    await bench.restart();
    await bench.passUntil(() => bench.find(model)?.phase === 'downloading');
    expect(bench.find(model)?.percent).toBeGreaterThanOrEqual(30);
    await bench.passUntil(() => bench.find('gemma3:270m')?.state === 'done');
    expect(bench.ollama.installedNames()).toEqual(expect.arrayContaining([model, 'gemma3:270m']));
  });

  it('finds the row of a pull whose server was killed in the middle', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(() => (bench.find(model)?.percent ?? 0) >= 50);
    const [stored] = await listStoredPulls(bench.db);
    expect(stored).toMatchObject({ model, state: 'running' });
    expect(stored?.progress.percent).toBeGreaterThan(25);
  });
});
