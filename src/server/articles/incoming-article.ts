import type { Enclosure } from '#shared/article.ts';

/** An article as a feed delivered it: parsed, cleaned, limited in size. Times in epoch ms. */
export type IncomingArticle = {
  externalId: string;
  url: string | null;
  title: string;
  author: string | null;
  publishedAt: number | null;
  updatedAt: number | null;
  /** Sanitised. */
  html: string;
  text: string;
  summary: string | null;
  excerpt: string;
  wordCount: number;
  imageUrl: string | null;
  language: string | null;
  commentsUrl: string | null;
  tags: string[];
  enclosures: Enclosure[];
};

/** An incoming article with what it is recognised by. */
export type Incoming = { article: IncomingArticle; hash: string; urlKey: string | null; now: number };
