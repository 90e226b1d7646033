/** Brings a place of the article into view, opens what hides it, and moves the focus there. */
export function jumpTo(target: HTMLElement): void {
  for (
    let around = target.closest('details');
    around;
    around = around.parentElement?.closest('details') ?? null
  ) {
    around.open = true;
  }
  const block = target.closest<HTMLElement>('li, p, dd, h2, h3, h4, h5, h6') ?? target;
  target.scrollIntoView({ block: block.matches('h2, h3, h4, h5, h6') ? 'start' : 'center' });
  // Where the reader is must move along for keyboards and screen readers.
  if (!target.hasAttribute('tabindex') && !target.matches('a[href]')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** A note's own content, as it is shown beside its mark: without ids, which it would have twice, and ways back. */
export function copyNote(note: HTMLElement): DocumentFragment {
  const copy = document.createDocumentFragment();
  copy.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const part of copy.querySelectorAll('a[data-jump], button')) part.remove();
  return copy;
}
