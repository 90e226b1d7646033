import { describe, expect, it } from 'vitest';
import { estimateArticles } from '#server/estimates/estimate-articles.ts';
import { readArticle } from '#server/estimates/read-article.ts';
import { assetsFolder, loadWordVectors } from '#server/estimates/words/load-word-vectors.ts';
import { packVector } from '#server/estimates/words/pack-vector.ts';
import { testArticles, testReader } from '#server/models/test-articles.ts';
import { labelOfJudgement, labelOfVote } from './labels.ts';
import { type KnownArticle, type LearnOrder, learn } from './learn.ts';
import type { ArticleVectors } from './sources.ts';

const loaded = loadWordVectors(assetsFolder);
if (!loaded.ok) throw new Error(loaded.detail);
const table = loaded.vectors;

function read(title: string, text = ''): ArticleVectors {
  const { words, codes } = readArticle({ title, text, declared: 'en' }, table);
  return { words, codes, embedding: undefined };
}

function estimate(order: Partial<LearnOrder>, articles: readonly ArticleVectors[]) {
  const model = learn({ interests: { interests: '', antiInterests: '' }, known: [], ...order }, table);
  return model && estimateArticles(model, articles);
}

function values(order: Partial<LearnOrder>, articles: readonly ArticleVectors[]): number[] {
  return (estimate(order, articles) ?? []).map((found) => found?.value ?? Number.NaN);
}

const reader = { interests: testReader.interests, antiInterests: testReader.antiInterests };
const twelve = testArticles.map(({ title, text }) => read(title, text));
const trains = { interests: 'night trains', antiInterests: 'football' };

describe('an estimate', () => {
  it('puts every wanted article of the model test above every unwanted one, before anything is learnt', () => {
    const found = values({ interests: reader }, twelve);
    const wanted = found.filter((_, index) => testArticles[index]?.wanted);
    const unwanted = found.filter((_, index) => !testArticles[index]?.wanted);
    expect(Math.min(...wanted)).toBeGreaterThan(Math.max(...unwanted) + 20);
  });

  it('lies between 0 and 100 and names the phrase the article is closest to', () => {
    const articles = [read('Night trains, night trains'), read('Football football football')];
    const [best, worst] = estimate({ interests: trains }, articles) ?? [];
    expect(best).toEqual({ value: 100, closest: 'night trains' });
    expect(worst?.value).toBeLessThan(15);
  });

  it('knows names that the table does not, where they stand literally', () => {
    const interests = { interests: 'Zigbuntu\ngardening', antiInterests: '' };
    const [named] = values({ interests }, [read('Zigbuntu 3 is out')]);
    const [unnamed] = values({ interests: { ...interests, interests: 'Kubuzig\ngardening' } }, [
      read('Zigbuntu 3 is out'),
    ]);
    expect(named).toBeGreaterThan((unnamed ?? 100) + 10);
  });

  it('is missing for articles in another language and without any known word', () => {
    const german = readArticle({ title: 'Der Zug nach Wien', text: 'und zurück', declared: 'de' }, table);
    const articles = [{ ...german, embedding: undefined }, read('xqzt'), read('')];
    expect(estimate({ interests: trains }, articles)).toEqual([undefined, undefined, undefined]);
  });

  it('is missing altogether without interests and with fewer than six votes and judgements', () => {
    const known = twelve.map((article) => ({ ...article, ...labelOfVote('more', undefined) }));
    expect(estimate({ known: known.slice(0, 5) }, twelve)).toBeUndefined();
    expect(values({ known: known.slice(0, 6) }, twelve).every((value) => value > 40)).toBe(true);
  });

  it('does not use word vectors for interests in another language', () => {
    const german = { interests: 'Nachtzüge und Fahrpläne für die Bahn, mit Bildern', antiInterests: '' };
    expect(estimate({ interests: german }, [read('Night trains')])).toEqual([undefined]);
    expect(learn({ interests: german, known: [] }, table)?.language).toBe('other');
  });
});

describe('an estimate with an embedding', () => {
  const toWanted = packVector([1, 0, 0]);
  const toUnwanted = packVector([0, 1, 0]);
  if (!toWanted || !toUnwanted) throw new Error('both have a direction');
  const embedding = {
    model: 'all-minilm',
    phrases: new Map([
      ['night trains', toWanted],
      ['football', toUnwanted],
    ]),
    sample: [],
  };
  const only = (vector: Int8Array) => ({ words: undefined, codes: undefined, embedding: vector });

  it('works without words, as for articles in other languages', () => {
    const found = values({ interests: trains, embedding }, [only(toWanted), only(toUnwanted)]);
    expect(found).toEqual([100, 0]);
  });

  it('says nothing of an article whose vector has another dimension than the phrases', () => {
    const [found] = values({ interests: trains, embedding }, [only(Int8Array.of(1, 1, 1, 1))]);
    expect(found).toBe(38);
  });

  it('is added to the words where both are there', () => {
    const article = read('A quiet evening on the coast');
    const [alone, helped, hurt] = values({ interests: trains, embedding }, [
      article,
      { ...article, embedding: toWanted },
      { ...article, embedding: toUnwanted },
    ]);
    expect(helped).toBeGreaterThan(alone ?? 100);
    expect(hurt).toBeLessThan(alone ?? 0);
  });

  it('works without the table', () => {
    const model = learn({ interests: trains, known: [], embedding }, undefined);
    expect(model && estimateArticles(model, [only(toWanted), read('Night trains')])).toEqual([
      { value: 100, closest: 'night trains' },
      undefined,
    ]);
  });
});

describe('learning', () => {
  const vote = (title: string, verdict: 'more' | 'less'): KnownArticle => ({
    ...read(title),
    ...labelOfVote(verdict, undefined),
  });

  it('lifts what resembles a wanted article and lowers what resembles an unwanted one', () => {
    const articles = [read('Bread and sourdough baking'), read('Tennis tournament results')];
    const interests = { interests: 'night trains', antiInterests: '' };
    const before = values({ interests }, articles);
    const after = values(
      { interests, known: [vote('Baking bread with rye', 'more'), vote('Tennis final', 'less')] },
      articles,
    );
    expect(after[0]).toBeGreaterThan((before[0] ?? 100) + 5);
    expect(after[1]).toBeLessThan((before[1] ?? 0) - 2);
  });

  it('counts a judgement less than a vote', () => {
    const article = read('Bread and sourdough baking');
    const baking = read('Baking bread with rye');
    const [judged] = values({ interests: trains, known: [{ ...baking, ...labelOfJudgement(85) }] }, [
      article,
    ]);
    const [voted] = values({ interests: trains, known: [vote('Baking bread with rye', 'more')] }, [article]);
    expect(judged).toBeLessThan(voted ?? 0);
  });

  it('bears votes that contradict each other and votes all one way', () => {
    const same = [vote('Baking bread', 'more'), vote('Baking bread', 'less')];
    const oneWay = Array.from({ length: 30 }, () => vote('Baking bread', 'more'));
    for (const known of [same, oneWay]) {
      const [first, second] = values({ interests: trains, known }, [read('Night trains'), read('Tax law')]);
      expect(first).toBeGreaterThan(second ?? 100);
    }
  });

  it('drops what was learnt when it ranks the articles left out worse than the interests do', () => {
    // Ten times the same article: whatever is learnt from eight is wrong for the other two.
    const known = Array.from({ length: 10 }, (_, index) =>
      vote('Baking bread', index % 5 < 2 ? 'more' : 'less'),
    );
    const model = learn({ interests: trains, known }, table);
    expect(model?.check).toEqual({ pairs: 24, interests: 0.5, learnt: 0 });
    expect(model?.residual).toBeUndefined();
  });

  it('keeps what was learnt when it holds for the articles left out', () => {
    const known = ['bread', 'cake', 'flour', 'dough', 'pastry', 'oven'].flatMap((word) => [
      vote(`Baking ${word}`, 'more'),
      vote(`Taxes on ${word}`, 'less'),
    ]);
    const model = learn({ interests: trains, known }, table);
    expect(model?.check?.learnt).toBeGreaterThan(model?.check?.interests ?? 1);
    expect(model?.residual?.words).toHaveLength(100);
  });

  it('is not disturbed by known articles without vectors', () => {
    const known = [{ words: undefined, codes: undefined, embedding: undefined, ...labelOfJudgement(90) }];
    expect(values({ interests: trains, known }, twelve)).toEqual(values({ interests: trains }, twelve));
  });
});
