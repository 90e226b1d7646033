import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestApi } from '#server/testing/test-api.ts';
import { readerSettingsSchema } from '#shared/settings.ts';

/** Waits until this step of the welcome stands there. */
export async function expectStep(page: Page, step: string, heading: string): Promise<void> {
  await page.waitForURL(`**/welcome/${step}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** The steps of the welcome that count as done, by their names. */
export async function doneSteps(page: Page): Promise<string[]> {
  const links = page.getByRole('navigation', { name: 'Steps of the welcome' }).getByRole('link');
  const names = await links.evaluateAll((all: { textContent: string | null }[]) =>
    all.map(({ textContent }) => textContent ?? ''),
  );
  return names
    .filter((name) => name.endsWith('(done)'))
    .map((name) => name.replaceAll(/[^A-Z]*([A-Z][a-z]+).*/g, '$1'));
}

/** Whether `/` leads an empty program to the welcome. */
export async function welcomeState(api: TestApi): Promise<'open' | 'done'> {
  return (await api.read({ path: '/api/settings' }, readerSettingsSchema)).welcome;
}

/** Presses Tab until what has the focus is called so; fails when it does not come within so many presses. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(nameOfFocused);
    if (focused === name) return;
    seen.push(focused);
  }
  expect(seen, 'what Tab comes to').toContain(name);
}

/** As near to the accessible name as these pages need. */
const nameOfFocused = `(() => {
  const focused = document.activeElement;
  const label = focused.labels?.[0]?.textContent;
  return (focused.getAttribute('aria-label') ?? label ?? focused.textContent ?? '').trim();
})()`;
