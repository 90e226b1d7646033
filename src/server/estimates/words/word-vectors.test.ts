import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { readWords } from './article-words.ts';
import { assetsFolder, loadWordVectors } from './load-word-vectors.ts';
import { similarity, unitVector } from './pack-vector.ts';
import type { WordVectors } from './text-vector.ts';

const files = ['word-vectors.bin', 'common-direction.json'];

function loadShipped(): WordVectors {
  const loaded = loadWordVectors(assetsFolder);
  if (!loaded.ok) throw new Error(loaded.detail);
  return loaded.vectors;
}

function copyAssets(): { folder: URL; path: (file: string) => string } {
  const folder = makeTempFolder();
  mkdirSync(folder, { recursive: true });
  for (const file of files) copyFileSync(new URL(file, assetsFolder), join(folder, file));
  return { folder: pathToFileURL(`${folder}/`), path: (file) => join(folder, file) };
}

describe('the word vectors that come with Winnow', () => {
  const vectors = loadShipped();
  const compare = (one: string, other: string) => {
    const [a, b] = [vectors.ofText(one), vectors.ofText(other)];
    return a && b ? similarity(unitVector(a), unitVector(b)) : undefined;
  };

  it.each([
    ['AI', 'artificial intelligence', 'poetry'],
    ['LLMs', 'artificial intelligence', 'poetry'],
    ['cryptocurrencies', 'bitcoin', 'poetry'],
    ['COVID-19', 'pandemic', 'poetry'],
    ['C++', 'programming language', 'poetry'],
    ['US', 'united states', 'we'],
    ['IT', 'information technology', 'he'],
    ['self-hosting', 'servers', 'promotion'],
    ['post-mortems', 'postmortems', 'letters'],
  ])('place %s with %s, though the table has it not or as another word', (word, meant, other) => {
    expect(compare(word, meant) ?? 0).toBeGreaterThan(0.25 + (compare(word, other) ?? 0));
  });

  it('are the ones that scripts/make-word-vectors.ts made', () => {
    const bytes = readFileSync(new URL('word-vectors.bin', assetsFolder));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '8c21349e90b39593b5cbded16b15935a4c82d8c07dde82bc160e562aed6e90a2',
    );
  });

  it.each([
    ['night trains', 'railway timetable', 'celebrity wedding'],
    ['storage engines', 'postgresql database', 'football match'],
    ['vegetables', 'compost and soil', 'stock market'],
    ['telescopes', 'a planet around a star', 'discount offers'],
  ])('find %s nearer to %s than to %s', (text, near, far) => {
    expect(compare(text, near)).toBeGreaterThan((compare(text, far) ?? 1) + 0.2);
  });

  it('know the names of tools that stand late in the list', () => {
    for (const name of ['docker', 'bitcoin', 'postgresql', 'typescript']) {
      expect(vectors.ofText(name)).toHaveLength(100);
    }
  });

  it('take words they do not know apart at the hyphen', () => {
    expect(compare('telescope-quasiplanet', 'telescope')).toBeCloseTo(1);
  });

  it('have none for an article without a known word', () => {
    for (const title of ['', '12 34', 'xqzt vvkk', '夜行列車']) {
      expect(vectors.ofArticle(readWords({ title, text: '' }))).toBeUndefined();
    }
  });

  it('count the title twice', () => {
    const toRail = (title: string, text: string) => {
      const article = vectors.ofArticle(readWords({ title, text }));
      const rail = vectors.ofText('railway');
      return article && rail ? similarity(unitVector(article), unitVector(rail)) : 0;
    };
    expect(toRail('railway', 'tomato')).toBeGreaterThan(toRail('tomato', 'railway') + 0.1);
  });
});

describe('loadWordVectors', () => {
  it('says which file is missing', () => {
    const folder = pathToFileURL(`${makeTempFolder()}/`);
    expect(loadWordVectors(folder)).toMatchObject({ ok: false, reason: 'missing' });
    expect(loadWordVectors(folder)).toHaveProperty('detail', expect.stringContaining('word-vectors.bin'));
  });

  it('says which file is damaged', () => {
    const cut = copyAssets();
    truncateSync(cut.path('word-vectors.bin'), 1_000_000);
    expect(loadWordVectors(cut.folder)).toMatchObject({ ok: false, reason: 'damaged' });
    const wrong = copyAssets();
    for (const content of ['', '[1, 2]', '{"a": 1}', '[null]']) {
      writeFileSync(wrong.path('common-direction.json'), content);
      expect(loadWordVectors(wrong.folder)).toHaveProperty(
        'detail',
        expect.stringContaining('common-direction.json is damaged'),
      );
    }
  });
});
