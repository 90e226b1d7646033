import { writeFileSync } from 'node:fs';
import { generatedPages, pathOf, readPage } from './docs/generated-pages.ts';

/** `npm run docs`: writes what is made from code. A test fails when something of it is out of date. */
for (const { name, make } of generatedPages) {
  const page = make();
  if (readPage(name) !== page) writeFileSync(pathOf(name), page);
}
