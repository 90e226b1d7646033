import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configurationPage } from './configuration-page.ts';

it('docs/configuration.md says what the schema says (npm run docs writes it)', () => {
  const written = readFileSync(join(import.meta.dirname, '../docs/configuration.md'), 'utf8');
  expect(written).toBe(configurationPage());
});
