import { expect, test } from 'vitest';
import { eventually, startJourney } from './journey.ts';
import { healthBadge, openOllamaPage } from './ollama-steps.ts';

// Nobody has said where Ollama is: the built-in default counts as nothing said.
const { ollama, program, openPage } = await startJourney({ WINNOW_OLLAMA_HOST: '' });

test('as long as the configuration names no address, the page tries some, keeps the working one, and a restart too', async () => {
  const page = await openPage({ statuses: [503], programGoesAway: true });
  await page.goto('/settings/ollama');
  const field = page.getByLabel('Where Ollama is');
  const form = page.getByRole('main').locator('form').filter({ has: field });
  const tryIt = page.getByRole('button', { name: 'Test connection' });
  const useIt = page.getByRole('button', { name: 'Use this address' });

  await field.fill('http://127.0.0.1:9');
  await field.press('Enter');
  await form.getByText(/^Ollama is not reachable at http:\/\/127\.0\.0\.1:9\./).waitFor();
  expect(await useIt.count()).toBe(0);

  await field.fill('http://127.0.0.1:10');
  await tryIt.click();
  await form.getByText(/^Ollama answers at \S+ · 0\.31\.2 · \d+ ms$/).waitFor();
  await useIt.click();
  await eventually(() => healthBadge(page).innerText()).toMatch(/^Connected/);

  await program.stop();
  await program.start();
  await openOllamaPage(page);
  expect(await field.inputValue()).toBe(ollama.url);
  await eventually(() => healthBadge(page).innerText()).toMatch(/^Connected/);
});
