import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type MadeFeed,
  makeAtom,
  makeJsonFeed,
  makeRdf,
  makeRss,
} from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';

/** One file under content/: a made-up publication. */
const publicationSchema = z.strictObject({
  slug: z.string(),
  title: z.string(),
  format: z.enum(['rss', 'atom', 'json', 'rdf']),
  site_url: z.url(),
  language: z.string(),
  articles: z.array(
    z.strictObject({
      title: z.string(),
      author: z.string().nullable(),
      hours_ago: z.number().positive(),
      tags: z.array(z.string()),
      html: z.array(z.string()),
    }),
  ),
});
type Publication = z.infer<typeof publicationSchema>;

const makers = {
  rss: { make: makeRss, contentType: 'application/rss+xml; charset=utf-8' },
  atom: { make: makeAtom, contentType: 'application/atom+xml; charset=utf-8' },
  json: { make: makeJsonFeed, contentType: 'application/feed+json' },
  rdf: { make: makeRdf, contentType: 'application/rdf+xml; charset=utf-8' },
};

const HOUR = 3_600_000;

/** Serves every publication in its own format on loopback, dated relative to `now` (epoch ms). */
export async function startDemoFeeds(now: number): Promise<{ urls: string[]; stop: () => Promise<void> }> {
  const server = await startFeedServer();
  const publications = readPublications();
  for (const publication of publications) {
    const { make, contentType } = makers[publication.format];
    const body = make(toFeed(publication, now));
    server.set(`/${publication.slug}`, { body, contentType, etag: `"${publication.slug}-1"` });
  }
  return { urls: publications.map(({ slug }) => server.url(`/${slug}`)), stop: server.stop };
}

function readPublications(): Publication[] {
  const folder = join(import.meta.dirname, 'content');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => publicationSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

function toFeed(publication: Publication, now: number): MadeFeed {
  return {
    title: publication.title,
    siteUrl: publication.site_url,
    language: publication.language,
    items: publication.articles.map((article, index) => ({
      title: article.title,
      url: new URL(`/${publication.articles.length - index}`, publication.site_url).href,
      html: article.html.join('\n'),
      publishedAt: now - article.hours_ago * HOUR,
      tags: article.tags,
      ...(article.author === null ? {} : { author: article.author }),
    })),
  };
}
