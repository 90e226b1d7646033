import { type RefObject, useEffect, useRef } from 'react';

/** What is pressed in an article's text, as far as it is no ordinary link. */
export type ArticleClicks = {
  /** A link to a place in the same article. */
  onJump: (link: HTMLAnchorElement) => void;
  /** A picture, by its frame. */
  onEnlarge: (frame: HTMLElement) => void;
  onCopy: (button: HTMLButtonElement) => void;
};

/** One listener for a text that may have thousands of links and pictures. */
export function useArticleClicks(body: RefObject<HTMLElement | null>, clicks: ArticleClicks): void {
  const latest = useRef(clicks);
  useEffect(() => {
    latest.current = clicks;
  });
  useEffect(() => {
    const element = body.current;
    const listen = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || !(event.target instanceof Element)) return;
      // The other ways to press a link belong to the browser.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      if (dispatch(event.target, latest.current)) event.preventDefault();
    };
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, [body]);
}

function dispatch(target: Element, clicks: ArticleClicks): boolean {
  const copy = target.closest<HTMLButtonElement>('button[data-copy]');
  if (copy) clicks.onCopy(copy);
  const jump = target.closest<HTMLAnchorElement>('a[data-jump]');
  if (jump) clicks.onJump(jump);
  const picture = copy || jump ? null : pictureOf(target);
  if (picture) clicks.onEnlarge(picture);
  return Boolean(copy || jump || picture);
}

/** The frame of a picture that is to be seen larger: a picture that leads elsewhere does so, but for its button. */
function pictureOf(target: Element): HTMLElement | null {
  if (!target.matches('img, [data-enlarge]')) return null;
  const frame = target.closest<HTMLElement>('[data-picture]');
  if (!frame?.querySelector('[data-enlarge]')) return null;
  return target.matches('img') && frame.dataset['picture'] === 'linked' ? null : frame;
}
