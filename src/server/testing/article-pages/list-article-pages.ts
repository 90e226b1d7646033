import type { ArticlePage } from './article-page.ts';
import { blogPages } from './blog-pages.ts';
import { newsPages } from './news-pages.ts';
import { oddPages } from './odd-pages.ts';

/** All pages that the reading of articles is measured with. */
export function listArticlePages(): ArticlePage[] {
  return [...newsPages, ...blogPages, ...oddPages];
}
