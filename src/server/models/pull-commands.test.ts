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

describe('a cancel', () => {
  it('closes the connection at once, and the next pull goes on from what was kept', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(() => (bench.find(model)?.percent ?? 0) >= 40);
    expect(await bench.pulls().cancel()).toMatchObject({ model, state: 'cancelled' });
    expect(await bench.connections()[0]?.ended).toBe('left');
    expect(bench.find(model)).toMatchObject({
      state: 'cancelled',
      status: expect.stringContaining('is kept until Ollama restarts'),
    });

    await bench.pulls().add(model);
    const took = await bench.passUntil(downloads(bench, model));
    expect(bench.find(model)?.percent).toBeGreaterThanOrEqual(40);
    expect(took).toBeLessThan(1_000);
    expect(bench.find(model)?.speed).toBeNull();
    expect(bench.pulls().list()).toHaveLength(1);
  });

  it('works on a stalled one, and on one that waits', async () => {
    const bench = await makePulls();
    bench.ollama.setFaults({ pulls: { [model]: 'stall' } });
    await bench.pulls().add(model);
    await bench.pulls().add('gemma3:270m');
    await bench.passUntil(downloads(bench, model));
    await bench.clock.advance(30_000);
    expect(await bench.pulls().cancel('gemma3:270m')).toMatchObject({
      state: 'cancelled',
      status: 'Cancelled',
    });
    expect(await bench.pulls().cancel(model)).toMatchObject({ state: 'cancelled' });
    expect(await bench.connections()[0]?.ended).toBe('left');
    expect(bench.connections()).toHaveLength(1);
  });

  it('works while Ollama says nothing at all, and between two tries', async () => {
    const bench = await makePulls();
    bench.ollama.setFaults({ server: 'hang_headers' });
    await bench.pulls().add(model);
    await bench.passUntil(() => bench.connections().length === 1);
    await bench.pulls().cancel(model);
    expect(await bench.connections()[0]?.ended).toBe('left');

    await bench.ollama.stop();
    await bench.pulls().add(model);
    await bench.passUntil(() => bench.find(model)?.phase === 'retrying');
    await bench.pulls().cancel(model);
    await bench.clock.advance(60_000);
    expect(bench.pulls().list()).toEqual([]);
    expect(bench.clock.pending()).toBe(0);
  });

  it('while the download is verified leaves no model', async () => {
    const bench = await makePulls({ verifyTime: 60_000 });
    await bench.pulls().add(model);
    await bench.passUntil(() => bench.find(model)?.phase === 'verifying');
    await bench.pulls().cancel(model);
    await bench.clock.advance(120_000);
    expect(bench.ollama.installedNames()).not.toContain(model);
    expect(bench.find(model)?.state).toBe('cancelled');
  });

  it('is remembered over our restart with its bytes, until the model is pulled again or dismissed', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(() => (bench.find(model)?.percent ?? 0) >= 40);
    const { id, completed, total, percent } = (await bench.pulls().cancel()) ?? {};
    await bench.restart();
    expect(bench.pulls().list()).toMatchObject([
      { id, model, state: 'cancelled', completed, total, percent, error_class: null, message: null },
    ]);
    await bench.clock.advance(1_000);
    expect(bench.connections()).toHaveLength(1);

    await bench.pulls().retry(model);
    await bench.passUntil(downloads(bench, model));
    expect(bench.find(model)?.percent).toBeGreaterThanOrEqual(40);
    expect(await listStoredPulls(bench.db)).toMatchObject([{ model, state: 'running' }]);
    await bench.passUntil(isOver(bench, model));
    expect(await listStoredPulls(bench.db)).toEqual([]);
  });

  it('is forgotten when it is dismissed after a restart', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(downloads(bench, model));
    await bench.pulls().cancel();
    await bench.restart();
    await bench.pulls().dismiss(model);
    await bench.restart();
    expect(bench.pulls().list()).toEqual([]);
  });

  it('is forgotten when the model is installed or deleted by another way, and no other pull is', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.passUntil(downloads(bench, model));
    await bench.pulls().cancel();
    await bench.pulls().add('no-such:1b');
    await bench.pulls().forgetCancelled(['gemma3:270m', 'no-such:1b']);
    expect(bench.pulls().list()).toHaveLength(2);
    await bench.pulls().forgetCancelled([`library/${model.toUpperCase()}`]);
    expect(bench.pulls().list()).toMatchObject([{ model: 'no-such:1b' }]);
    expect(await listStoredPulls(bench.db)).toMatchObject([{ model: 'no-such:1b' }]);
  });

  it('of what is not being pulled does nothing', async () => {
    const bench = await makePulls();
    expect(await bench.pulls().cancel()).toBeUndefined();
    expect(await bench.pulls().cancel(model)).toBeUndefined();
    await bench.pulls().add('no-such:1b');
    await bench.passUntil(isOver(bench, 'no-such:1b'));
    expect(await bench.pulls().cancel('no-such:1b')).toBeUndefined();
    expect(bench.find('no-such:1b')?.state).toBe('failed');
  });

  it('without a name ends the running one, and the next begins', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await bench.pulls().add('gemma3:270m');
    await bench.passUntil(downloads(bench, model));
    await bench.pulls().cancel();
    await bench.passUntil(downloads(bench, 'gemma3:270m'));
    expect(bench.find('gemma3:270m')?.state).toBe('running');
  });
});

describe('a failed pull', () => {
  it('stays until it is dismissed, over a restart too', async () => {
    const bench = await makePulls();
    await bench.pulls().add('no-such:1b');
    await bench.passUntil(isOver(bench, 'no-such:1b'));
    await bench.restart();
    expect(bench.find('no-such:1b')).toMatchObject({
      state: 'failed',
      error_class: 'not_found',
      message: 'There is no model called no-such:1b.',
      detail: 'pull model manifest: file does not exist',
    });
    await bench.pulls().dismiss('no-such:1b');
    expect(bench.pulls().list()).toEqual([]);
    expect(await listStoredPulls(bench.db)).toEqual([]);
    await expect(bench.pulls().dismiss('no-such:1b')).rejects.toMatchObject({ code: 'pull_not_found' });
  });

  it('is tried again on demand, once', async () => {
    const bench = await makePulls(slowly);
    bench.ollama.setFaults({ pulls: { [model]: 'disk_full' } });
    await bench.pulls().add(model);
    await bench.passUntil(isOver(bench, model));
    bench.ollama.setFaults({ pulls: {} });
    const again = await bench.pulls().retry(model);
    expect(await bench.pulls().retry(model)).toMatchObject({ id: again.id });
    await bench.passUntil(isOver(bench, model));
    expect(bench.pulls().list()).toMatchObject([{ model, state: 'done' }]);
    expect(bench.connections()).toHaveLength(2);
    await expect(bench.pulls().retry('gemma4:e2b')).rejects.toMatchObject({ code: 'pull_not_found' });
  });

  it('cannot be dismissed while it runs', async () => {
    const bench = await makePulls(slowly);
    await bench.pulls().add(model);
    await expect(bench.pulls().dismiss(model)).rejects.toMatchObject({ code: 'conflict' });
    expect(bench.find(model)).toBeDefined();
  });
});
