/** Which folders are closed, as it was kept in the browser, where anything may have written it. */
export function parseCollapsed(kept: string | undefined): number[] {
  return (kept ?? '')
    .split(',')
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
}
