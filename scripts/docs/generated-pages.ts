import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeRoutes, describeShapes } from './api-page.ts';
import { configurationPage } from './configuration-page.ts';
import { keyboardPage } from './keyboard-page.ts';
import { modelTable } from './model-table.ts';
import { roomDiagram } from './room-diagram.ts';
import { feedFailureTable, healthReasonTable, ollamaTable } from './trouble-tables.ts';

/** A page of docs/ that is made from code, or parts of which are. */
export type GeneratedPage = { name: string; make: () => string };

const docs = join(import.meta.dirname, '../../docs');

/** Everything in docs/ that `npm run docs` writes. */
export const generatedPages: readonly GeneratedPage[] = [
  { name: 'configuration.md', make: configurationPage },
  { name: 'keyboard.md', make: keyboardPage },
  partly('api.md', { routes: describeRoutes, shapes: describeShapes }),
  partly('architecture.md', { rooms: roomDiagram }),
  partly('models.md', { models: modelTable }),
  partly('troubleshooting.md', {
    'health reasons': healthReasonTable,
    ollama: ollamaTable,
    feeds: feedFailureTable,
  }),
];

/** The page as it is written; empty where it is not there. */
export function readPage(name: string): string {
  return readFileSync(join(docs, name), { encoding: 'utf8', flag: 'a+' });
}

export function pathOf(name: string): string {
  return join(docs, name);
}

/** A page written by hand, but for what stands between `<!-- generated: part -->` and `<!-- end -->`. */
function partly(name: string, parts: Record<string, () => string>): GeneratedPage {
  const make = () =>
    Object.entries(parts).reduce(
      (page, [part, makePart]) => replacePart(page, part, makePart()),
      readPage(name),
    );
  return { name, make };
}

/** The page with another text between the marks of a part. Throws where the marks are missing. */
export function replacePart(page: string, part: string, text: string): string {
  const begin = `<!-- generated: ${part} -->`;
  const end = '<!-- end -->';
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`The page has no ${begin} … ${end}.`);
  return `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
}
