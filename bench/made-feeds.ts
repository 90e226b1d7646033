import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type MadeItem, makeRss } from '#server/testing/feed-server/make-feeds.ts';

const CONTENT = join(import.meta.dirname, '../src/server/testing/demo/content');
const HOUR = 3_600_000;

const publicationSchema = z.object({
  articles: z.array(z.object({ title: z.string(), tags: z.array(z.string()), html: z.array(z.string()) })),
});

/**
 * RSS documents with articles that all differ, made of the demo's prose: first every article as it is,
 * then mixtures of two. Every fifth carries two more, so that it is longer than a judge may read.
 */
export function makeFeedDocuments({ feeds, articles }: { feeds: number; articles: number }): string[] {
  const now = Date.now();
  const stories = readStories();
  return Array.from({ length: feeds }, (_, feed) => {
    const siteUrl = `https://feed-${feed + 1}.example/`;
    const items = Array.from({ length: articles }, (_, position): MadeItem => {
      const number = feed + position * feeds;
      return {
        ...makeStory(stories, number),
        url: `${siteUrl}${number + 1}`,
        publishedAt: now - (number + 1) * HOUR,
      };
    });
    return makeRss({ title: `Feed ${feed + 1}`, siteUrl, language: 'en', items });
  });
}

/** An article of the demo: `html` is a list of blocks. */
export type Story = { title: string; tags: string[]; html: string[] };

/** Every article of the demo. */
export function readStories(): Story[] {
  const files = readdirSync(CONTENT).filter((name) => name.endsWith('.json'));
  const read = (name: string) =>
    publicationSchema.parse(JSON.parse(readFileSync(join(CONTENT, name), 'utf8')));
  return files.sort().flatMap((name) => read(name).articles);
}

function makeStory(stories: readonly Story[], number: number): Pick<MadeItem, 'title' | 'html' | 'tags'> {
  const round = Math.floor(number / stories.length);
  const pick = (offset: number) =>
    stories[(number + offset) % stories.length] ?? { title: '', tags: [], html: [] };
  const [first, ...more] = [0, round * 13, number % 5 === 4 ? 29 : 0, number % 5 === 4 ? 71 : 0].map(pick);
  const others = [...new Set(more)].filter((story) => story !== first);
  return {
    title: round === 0 ? (first?.title ?? '') : `${first?.title} (${round + 1})`,
    tags: first?.tags ?? [],
    html: [first, ...others].flatMap((story) => story?.html ?? []).join('\n'),
  };
}
