/** Two lines of the page before stay in view, so that the eye finds its place. In pixels. */
const KEPT_IN_VIEW = 62;

/** Half a pixel is lost where the browser zooms; in pixels. */
const ROUNDING = 2;

/**
 * Scrolls the open article by a page, down (1) or up (-1). False when there is nothing more in that direction, so
 * that the key may lead on to the next article.
 */
export function scrollArticle(direction: 1 | -1): boolean {
  const pane = findArticleScroll();
  if (!pane) return false;
  const left = direction === 1 ? pane.scrollHeight - pane.clientHeight - pane.scrollTop : pane.scrollTop;
  if (left <= ROUNDING) return false;
  pane.scrollBy({ top: direction * Math.max(40, pane.clientHeight - KEPT_IN_VIEW), behavior: smoothly() });
  return true;
}

export function scrollArticleToTop(): void {
  findArticleScroll()?.scrollTo({ top: 0, behavior: smoothly() });
}

function findArticleScroll(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-article-scroll]');
}

function smoothly(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
