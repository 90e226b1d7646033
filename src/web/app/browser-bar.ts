/** The colour of the page's ground, as the browser paints its own bar on a phone and an installed window's title. */
const GROUND = 'var(--w-bg)';

/** Keeps the browser's own bar in the colour of the page, whichever scheme the owner has chosen for it. */
export function followColourScheme(): void {
  const bar = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]');
  if (!bar) return;
  const root = document.documentElement;
  const paint = () => {
    // Set before the first paint by index.html, which knows no tokens: from now on they decide.
    root.style.backgroundColor = GROUND;
    bar.content = getComputedStyle(root).backgroundColor;
  };
  new MutationObserver(paint).observe(root, { attributeFilter: ['data-mantine-color-scheme'] });
}
