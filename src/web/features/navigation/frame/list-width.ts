/** Width of the list in pixels, as designed; narrower cuts titles, wider leaves no room for the article. */
export const LIST_WIDTH = 460;
export const MIN_LIST_WIDTH = 320;
export const MAX_LIST_WIDTH = 720;

export function clampListWidth(width: number): number {
  return Math.round(Math.min(MAX_LIST_WIDTH, Math.max(MIN_LIST_WIDTH, width)));
}

/** What was kept in the browser, which anything may have written; anything else is the designed width. */
export function parseListWidth(kept: string | undefined): number {
  const width = Number(kept);
  return kept !== undefined && kept !== '' && Number.isFinite(width) ? clampListWidth(width) : LIST_WIDTH;
}
