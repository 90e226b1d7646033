import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ArticleText, readWords } from '#server/estimates/words/article-words.ts';
import { unitVector } from '#server/estimates/words/pack-vector.ts';
import { createWordVectors } from '#server/estimates/words/text-vector.ts';
import { parseWordTable } from '#server/estimates/words/word-table.ts';
import { testArticles } from '#server/models/test-articles.ts';

/**
 * Makes `assets/common-direction.json`: what the vectors of all texts have in common, their first principal
 * component, from the articles of the model test and of the demo. To be run again when the table or the way
 * texts are read has changed:
 *
 *     node scripts/make-common-direction.ts
 */
const root = join(import.meta.dirname, '..');
const STEPS = 200;

const demoSchema = z.object({
  articles: z.array(z.object({ title: z.string(), html: z.union([z.string(), z.array(z.string())]) })),
});

function readDemoArticles(): ArticleText[] {
  const folder = join(root, 'src/server/testing/demo/content');
  return readdirSync(folder).flatMap((file) => {
    const { articles } = demoSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    return articles.map(({ title, html }) => ({
      title,
      text: [html]
        .flat()
        .join(' ')
        .replace(/<[^>]*>|&\w+;/g, ' '),
    }));
  });
}

/** The direction in which the vectors are largest, by power iteration from their sum. */
function findCommonDirection(vectors: readonly Float32Array[]): number[] {
  const length = vectors[0]?.length ?? 0;
  let direction = new Float64Array(length).fill(1);
  for (let step = 0; step < STEPS; step += 1) {
    const next = new Float64Array(length);
    for (const vector of vectors) {
      const part = vector.reduce((sum, value, index) => sum + value * (direction[index] ?? 0), 0);
      for (const [index, value] of vector.entries()) next[index] = (next[index] ?? 0) + part * value;
    }
    const size = Math.hypot(...next);
    direction = next.map((value) => value / size);
  }
  return Array.from(direction, (value) => Number(value.toFixed(6)));
}

const table = parseWordTable(readFileSync(join(root, 'assets/word-vectors.bin')));
if (!table) throw new Error('assets/word-vectors.bin is damaged: run scripts/make-word-vectors.ts.');
const vectors = createWordVectors(table, []);
const found = [...readDemoArticles(), ...testArticles].flatMap(
  (article) => vectors.ofArticle(readWords(article)) ?? [],
);
const direction = findCommonDirection(found.map(unitVector));
writeFileSync(join(root, 'assets/common-direction.json'), `${JSON.stringify(direction)}\n`);
console.log(`From ${found.length} articles.`);
