/** What scrolls by itself, and what it is called. */
const frames = { pre: 'Code', '[data-wide]': 'Table' };

/**
 * Gives what is wider than the column to the keyboard (WCAG 2.1.1), with a name; what fits takes no step of the
 * way through the page. Returns what ends the watching.
 */
export function watchOverflow(article: HTMLElement): () => void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) fitToKeyboard(target);
  });
  for (const frame of article.querySelectorAll(Object.keys(frames).join(', '))) {
    observer.observe(frame);
    // A table may grow inside its frame, by pictures that come later.
    if (frame.firstElementChild) observer.observe(frame.firstElementChild);
  }
  return () => observer.disconnect();
}

function fitToKeyboard(observed: HTMLElement): void {
  const frame = observed.closest<HTMLElement>(Object.keys(frames).join(', '));
  if (!frame) return;
  if (frame.scrollWidth <= frame.clientWidth) {
    for (const name of ['tabindex', 'role', 'aria-label']) frame.removeAttribute(name);
    return;
  }
  frame.setAttribute('tabindex', '0');
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', nameOf(frame));
}

function nameOf(frame: HTMLElement): string {
  if (frame.localName === 'pre') return frames['pre'];
  const caption = frame.querySelector('caption')?.textContent.trim() ?? '';
  return caption === '' ? frames['[data-wide]'] : `${frames['[data-wide]']}: ${caption.slice(0, 80)}`;
}
