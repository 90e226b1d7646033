import { expect, test } from 'vitest';
import { findBarriers } from './axe.ts';
import { eventually, startJourney } from './journey.ts';
import { expectStep, welcomeState } from './welcome-steps.ts';

// Nobody has said where Ollama is, and where it usually is there is nobody.
const { ollama, api, openPage } = await startJourney({ WINNOW_OLLAMA_HOST: '' });

test('without Ollama the welcome says so and what to do, and takes an address; reading needs none of it', async () => {
  const page = await openPage({ statuses: [503] });
  await page.goto('/welcome/ollama');
  await expectStep(page, 'ollama', 'Find Ollama');
  const found = page.getByRole('status').filter({ hasText: 'Ollama does not answer at http://' });
  await found.waitFor();
  await page.getByRole('heading', { name: 'Not installed yet?' }).waitFor();
  await page.getByText('curl -fsSL https://ollama.com/install.sh | sh').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await found.waitFor();

  await page.getByRole('button', { name: 'Skip this step' }).click();
  await expectStep(page, 'model', 'Choose a model');
  await page
    .getByRole('alert')
    .getByText(/Ollama/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Back' }).click();

  await page.getByLabel('Where Ollama is').fill(ollama.url);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByRole('button', { name: 'Use this address' }).press('Enter');
  await page.getByText(`Ollama 0.31.2 answers at ${ollama.url}.`).waitFor();
  await eventually(() => page.evaluate<string>('document.activeElement.textContent')).toContain(
    '0.31.2 answers',
  );
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio').first().waitFor();
  await page.getByRole('button', { name: 'Skip this step' }).click();
  await page.getByRole('heading', { name: 'Nothing to read yet' }).waitFor();
  expect(await welcomeState(api)).toBe('done');
});
