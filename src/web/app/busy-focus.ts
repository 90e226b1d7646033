/**
 * Mantine disables a button while it is busy, and what is disabled loses the focus for good. This gives it back when
 * the button is done, unless something else has it by then.
 */
export function keepFocusOfBusyButtons(): void {
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (!(target instanceof HTMLButtonElement) || relatedTarget !== null) return;
    if (!target.matches('[data-loading]:disabled')) return;
    const done = new MutationObserver(() => {
      if (target.disabled) return;
      done.disconnect();
      if (document.activeElement === document.body) target.focus({ preventScroll: true });
    });
    done.observe(target, { attributeFilter: ['disabled'] });
  });
}
