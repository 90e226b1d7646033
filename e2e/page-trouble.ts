import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

/** What a journey provokes, so that the browser's own report of it is no mistake. */
export type ExpectedTrouble = {
  /** HTTP statuses of refused requests. */
  statuses?: number[] | undefined;
  /** True where the program is ended while the page is open. */
  programGoesAway?: boolean | undefined;
};

/**
 * Fails the test at its end when the page wrote an error to its console, threw, left a rejection
 * unhandled, opened one of the browser's own dialogs, or crashed. A failed test leaves a screenshot.
 */
export function watchPage(page: Page, expected: ExpectedTrouble): void {
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' || isExpected(message.text(), expected)) return;
    trouble.push(`${message.text()} ${message.location().url}`);
  });
  // Unhandled rejections arrive here too.
  page.on('pageerror', (error) => trouble.push(error.stack ?? error.message));
  page.on('crash', () => trouble.push('The page crashed.'));
  page.on('dialog', (dialog) => {
    trouble.push(`A dialog of the browser: ${dialog.message()}`);
    void dialog.dismiss();
  });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' || trouble.length > 0) await photograph(page, task.name);
    await page.context().close();
    expect(trouble, 'the page must be free of errors').toEqual([]);
  });
}

function isExpected(text: string, { statuses = [], programGoesAway = false }: ExpectedTrouble): boolean {
  const status = /server responded with a status of (\d+)/.exec(text)?.[1];
  if (status !== undefined) return statuses.includes(Number(status));
  return (
    programGoesAway &&
    /net::ERR_(CONNECTION_|INCOMPLETE_CHUNKED|CONTENT_LENGTH_MISMATCH|EMPTY_RESPONSE|NETWORK_)/.test(text)
  );
}

async function photograph(page: Page, name: string): Promise<void> {
  const folder = join(tmpdir(), 'winnow-journeys');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/\W+/g, '-')}.png`);
  const taken = await page.screenshot({ path }).then(
    () => `Screenshot: ${path}`,
    (error: unknown) => `No screenshot could be taken: ${String(error)}`,
  );
  process.stderr.write(`${page.url()}\n${taken}\n`);
}
