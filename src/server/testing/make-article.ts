import type { IncomingArticle } from '#server/articles/incoming-article.ts';

const HOUR = 3_600_000;
/** Before both the fake clock's day and today, so that no date lies in the future. */
const DAY = Date.UTC(2026, 0, 20, 9, 0, 0);

/** An article as a feed delivers it, with everything filled in that does not matter to the test. */
export function makeArticle(article: Partial<IncomingArticle> = {}): IncomingArticle {
  const title = article.title ?? 'How a storage engine survives a crash';
  const text =
    article.text ?? 'A write-ahead log keeps every change before the table changes. We measured it.';
  return {
    externalId: title,
    url: `https://site.example/${encodeURIComponent(title)}`,
    title,
    author: null,
    publishedAt: DAY - HOUR,
    updatedAt: null,
    html: `<p>${text}</p>`,
    text,
    summary: null,
    excerpt: text.slice(0, 200),
    wordCount: text.split(/\s+/).length,
    imageUrl: null,
    language: 'en',
    commentsUrl: null,
    tags: [],
    enclosures: [],
    ...article,
  };
}

/** Several articles, each an hour older than the one before: `Article 1` is the newest. */
export function makeArticles(count: number, article: Partial<IncomingArticle> = {}): IncomingArticle[] {
  return Array.from({ length: count }, (_, index) =>
    makeArticle({ title: `Article ${index + 1}`, publishedAt: DAY - (index + 1) * HOUR, ...article }),
  );
}
