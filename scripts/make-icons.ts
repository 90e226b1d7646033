// Draws the icons of an installed page from src/web/icon.svg, in the browser of the journeys. Run by hand when the
// drawing changes: node scripts/make-icons.ts
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '#e2e/browser.ts';

type Icon = {
  name: string;
  size: number;
  /** Share of the width that the drawing takes; a mask may cut away everything outside of a circle of 0.8. */
  share: number;
  /** Systems that put icons on a plate of their own get the accent as ground. */
  plate: boolean;
};

const icons: Icon[] = [
  { name: '192', size: 192, share: 1, plate: false },
  { name: '512', size: 512, share: 1, plate: false },
  { name: 'maskable-512', size: 512, share: 0.56, plate: true },
  { name: 'apple-touch-180', size: 180, share: 0.66, plate: true },
];

const web = join(import.meta.dirname, '../src/web');
const drawing = readFileSync(join(web, 'icon.svg'), 'utf8');

const browser = await launchBrowser();
const page = await browser.newPage();
for (const icon of icons) await draw(page, icon);
await browser.close();

async function draw(on: Page, { name, size, share, plate }: Icon): Promise<void> {
  await on.setViewportSize({ width: size, height: size });
  const shown = plate ? drawing.replace('#b0441b', '#fbfaf8') : drawing;
  await on.setContent(`
    <style>
      body { display: grid; place-items: center; height: 100vh; margin: 0; background: ${plate ? '#b0441b' : 'none'} }
      svg { width: ${share * 100}%; height: ${share * 100}% }
    </style>${shown}`);
  await on.screenshot({ path: join(web, 'public/icons', `${name}.png`), omitBackground: !plate });
}
