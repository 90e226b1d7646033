import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { eventually } from './journey.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Everything up to WCAG 2.2 AA; "best-practice" rules are opinions. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** In the second colour scheme only what has to do with colours can be otherwise. */
const colourSchemes = [
  { colorScheme: 'light', runOnly: { type: 'tag', values: tags } },
  { colorScheme: 'dark', runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
] as const;

/** A colour that is just changing is neither of the two that were designed. */
const atRest = 'document.getAnimations().every((animation) => !(animation instanceof CSSTransition))';

/**
 * What axe finds wrong on the page as it stands, in both colour schemes: a line for each element. `own`: false for
 * a page that the reader's code does not stand on.
 */
export async function findBarriers(page: Page, { own = true } = {}): Promise<string[]> {
  // The debugger's way in: the page's own policy forbids foreign scripts, and must go on doing so.
  if ((await page.evaluate('typeof window.axe')) === 'undefined') await page.evaluate(source);
  const found: string[] = [];
  for (const { colorScheme, runOnly } of colourSchemes) {
    await page.emulateMedia({ colorScheme });
    if (own)
      await page.locator(`[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
    await eventually(() => page.evaluate(atRest)).toBe(true);
    const options = { runOnly, resultTypes: ['violations'] };
    const results = await page.evaluate<AxeResults>(`window.axe.run(document, ${JSON.stringify(options)})`);
    found.push(...results.violations.flatMap(describe).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}

function describe({ id, nodes }: AxeResults['violations'][number]): string[] {
  return nodes.map(
    (node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`,
  );
}
