import type { Locator, Page } from 'playwright-core';
import type { OllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { eventually } from './journey.ts';

/** The Ollama section by its own URL; resolves when the library stands there. */
export async function openOllamaPage(page: Page): Promise<void> {
  await page.goto('/settings/ollama');
  await modelLibrary(page).waitFor();
}

export function modelLibrary(page: Page): Locator {
  return page.getByRole('list', { name: 'Models', exact: true });
}

/** One model's row in the library. */
export function modelRow(page: Page, name: string): Locator {
  return modelLibrary(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });
}

/** The bar of a running pull, wherever it stands on the page. */
export function pullBar(page: Page, name: string): Locator {
  return page.getByRole('progressbar', { name: `Pulling ${name}`, exact: true });
}

/** The percentage of a bar; NaN while it shows none. */
export async function percentOf(bar: Locator): Promise<number> {
  return Number((await bar.getAttribute('aria-valuenow')) ?? Number.NaN);
}

/** The small download sign in the navigation of the settings. */
export function pullSign(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Settings' }).getByTestId('pull-indicator');
}

export async function startPull(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: `Pull ${name}`, exact: true }).click();
  return pullBar(page, name);
}

/** A model's menu of what is done now and then. */
export async function openModelMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
}

export function healthBadge(page: Page): Locator {
  return page.getByTestId('ollama-health');
}

/** The selector of that label, of the form of the models. */
export function modelSelector(page: Page, label = 'Model'): Locator {
  return page.getByRole('combobox', { name: label, exact: true });
}

export async function pickModel(page: Page, name: string, label = 'Model'): Promise<void> {
  await modelSelector(page, label).click();
  await page.getByRole('option', { name }).click();
}

export function saveButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Save', exact: true });
}

/** Hides the page's tab, or brings it back to sight, as far as the page can tell. */
export async function setTabVisible(page: Page, visible: boolean): Promise<void> {
  const state = visible ? 'visible' : 'hidden';
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
    Object.defineProperty(document, 'hidden', { value: ${!visible}, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  `);
}

/** Has a model answer something, so that it stands in memory. */
export async function loadModel(ollama: OllamaSimulator, model: string): Promise<void> {
  const body = JSON.stringify({ model, prompt: 'Hello', stream: false });
  await fetch(`${ollama.url}/api/generate`, { method: 'POST', body });
  await eventually(() => ollama.loadedNames()).toContain(model);
}
