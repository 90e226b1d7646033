import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from './configuration-page.ts';

/** `npm run docs`: writes the pages that are made from code. A test fails when they are out of date. */
const file = join(import.meta.dirname, '../docs/configuration.md');
const page = configurationPage();
if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== page) writeFileSync(file, page);
