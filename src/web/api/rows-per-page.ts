/**
 * How many rows may be asked for at once. Written again here, and held equal to src/shared by a test,
 * because importing a value from there brings the whole validation library into the page.
 */
export const ROWS_PER_PAGE = 50;
