import { createHash } from 'node:crypto';
import { listTopics } from './topics.ts';
import { listStems } from './words.ts';

/** As many numbers as all-minilm gives. */
const dimensions = 384;

/**
 * A bag-of-words vector of length 1: every stem points in a direction of its own, and a little towards the
 * words of its topic, so that texts on one subject are near each other. The same text always gives the same.
 */
export function embedText(text: string): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  // Something common to all texts, so that an empty one has a length too.
  vector[0] = 0.3;
  for (const word of listStems(text)) {
    point(vector, word, 1);
    for (const topic of listTopics())
      if (topic.wordStems.has(word)) point(vector, `topic ${topic.name}`, 0.7);
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => Number((value / length).toFixed(9)));
}

/** Adds a direction that follows from the word: four coordinates with a sign each, from its hash. */
function point(vector: number[], word: string, weight: number): void {
  const hash = createHash('sha256').update(word).digest();
  for (let index = 0; index < 4; index += 1) {
    const at = hash.readUInt16BE(index * 4) % dimensions;
    const sign = hash.readUInt8(index * 4 + 2) % 2 === 0 ? 1 : -1;
    vector[at] = (vector[at] ?? 0) + sign * weight * 0.5;
  }
}
