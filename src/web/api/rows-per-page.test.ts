import { expect, test } from 'vitest';
import * as shared from '#shared/page.ts';
import { ROWS_PER_PAGE } from './rows-per-page.ts';

test('the page asks for as many rows as the server gives at once', () => {
  expect(ROWS_PER_PAGE).toBe(shared.ROWS_PER_PAGE);
});
