import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { createEstimator, type EstimatorOptions } from './estimator.ts';

const open: { close: () => Promise<void> }[] = [];

function makeEstimator(options: EstimatorOptions = {}) {
  const estimator = createEstimator(options);
  open.push(estimator);
  return estimator;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((estimator) => estimator.close()));
});

const interests = { interests: 'night trains', antiInterests: 'football' };
const article = (title: string) => ({ title, text: '', declared: 'en' });

describe('the estimator', () => {
  it('reads, learns and estimates in its thread', async () => {
    const estimator = makeEstimator();
    const read = await estimator.read([article('Football results'), article('The night train to Vienna')]);
    const model = await estimator.learn({ interests, known: [] });
    if (!model) throw new Error('interests are enough');
    const found = await estimator.estimate(
      model,
      read.map(({ words, codes }) => ({ words, codes, embedding: undefined })),
    );
    expect(found[1]?.value).toBeGreaterThan((found[0]?.value ?? 100) + 40);
    expect(found[1]?.closest).toBe('night trains');
  });

  it('answers for more articles than one message takes, in their order', async () => {
    const titles = Array.from({ length: 1_201 }, (_, index) => (index % 2 === 0 ? 'Football' : 'xqzt'));
    const read = await makeEstimator().read(titles.map(article));
    expect(read.map(({ words }) => words !== undefined)).toEqual(titles.map((title) => title === 'Football'));
  });

  it('says what is wrong with the table and goes on without it', async () => {
    const estimator = makeEstimator({ assets: pathToFileURL(`${makeTempFolder()}/`) });
    expect(await estimator.findTrouble()).toMatchObject({ reason: 'missing' });
    const [read] = await estimator.read([article('Night trains')]);
    expect(read).toMatchObject({ language: 'english', words: undefined });
  });

  it('has no trouble with the table that comes with it', async () => {
    expect(await makeEstimator().findTrouble()).toBeUndefined();
  });

  it('starts again after its thread was ended for idleness', async () => {
    const estimator = makeEstimator({ idleLimit: 0 });
    const first = await estimator.read([article('Night trains')]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await estimator.read([article('Night trains')])).toEqual(first);
  });

  it('rejects what is under way when it is closed, and all that comes later', async () => {
    const estimator = makeEstimator();
    const underWay = estimator.findTrouble();
    await Promise.all([expect(underWay).rejects.toThrow('closed'), estimator.close()]);
    await expect(estimator.findTrouble()).rejects.toThrow('closed');
  });

  it('fails one order alone when what is sent makes no sense', async () => {
    const estimator = makeEstimator();
    const broken = { title: 'x', text: null } as unknown as ReturnType<typeof article>;
    await expect(estimator.read([broken])).rejects.toThrow();
    expect(await estimator.read([article('Night trains')])).toHaveLength(1);
  });
});
