import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { healthBadge, openOllamaPage } from './ollama-steps.ts';

// Nobody has said where Ollama is: the built-in default counts as nothing said.
const { ollama, program, api, openPage } = await startJourney({ WINNOW_OLLAMA_HOST: '' });
const other = await startOllamaSimulator();
cleanUpLater(other.stop);

const fieldOf = (page: Page) => page.getByLabel('Where Ollama is');
const formOf = (page: Page) =>
  page
    .getByRole('main')
    .locator('form')
    .filter({ has: fieldOf(page) });
const useIt = (page: Page) => page.getByRole('button', { name: 'Use this address' });

test('as long as the configuration names no address, the welcome tries some and keeps the working one', async () => {
  const page = await openPage();
  const steps = page.getByRole('list', { name: 'First steps' });
  await steps.getByText('Start it, or say where it is').waitFor();
  await tryAddress(page, 'http://127.0.0.1:9');
  await formOf(page)
    .getByText(/^Ollama is not reachable at http:\/\/127\.0\.0\.1:9\./)
    .waitFor();
  expect(await useIt(page).count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);

  await tryAddress(page, ollama.url);
  await formOf(page)
    .getByText(/^Ollama answers at \S+\s· 0\.31\.2\s· \d+\sms$/)
    .waitFor();
  await useIt(page).click();
  await steps.getByText('No model chosen yet').waitFor();
  await eventually(() => fieldOf(page).count()).toBe(0);
});

test('so does the Ollama page, whose address survives a restart', async () => {
  await api.send({ method: 'PUT', path: '/api/ollama/connection', body: { url: other.url } });
  await other.stop();
  const page = await openPage({ statuses: [503], programGoesAway: true });
  await page.goto('/settings/ollama');
  await page.getByRole('heading', { name: 'Connect to Ollama to manage models' }).waitFor();
  await tryAddress(page, other.url);
  await formOf(page).getByText(`Still no answer at ${other.url}.`).waitFor();
  await tryAddress(page, ollama.url);
  await useIt(page).click();
  await eventually(() => healthBadge(page).innerText()).toMatch(/^Connected/);

  await program.stop();
  await program.start();
  await openOllamaPage(page);
  expect(await fieldOf(page).inputValue()).toBe(ollama.url);
  await eventually(() => healthBadge(page).innerText()).toMatch(/^Connected/);
});

async function tryAddress(page: Page, address: string): Promise<void> {
  await fieldOf(page).fill(address);
  await fieldOf(page).press('Enter');
}
