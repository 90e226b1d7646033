import type { Page } from 'playwright-core';

/** What sticks out of its pane or of the page to the right, as the beginning of its markup. */
export function findTooWide(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(tooWide);
}

/** Words in buttons and links that end at an edge without a sign that there is more of them. */
export function findCutWords(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(cutWords);
}

/** By how much the window scrolls although its panes do: past their end one would see the empty ground. */
export function findSecondScroll(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(secondScroll);
}

/** What moves longer than a blink although its reader asked for less motion. */
export function findMotion(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(motion);
}

/** Controls of which less than `least` by `least` pixels answer to a finger, as `name: width × height`. */
export function findSmallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate<string[]>(smallTargets(least));
}

/** What has the focus and cannot be seen, or shows no sign of it; walks over the page by Tab. */
export async function findLostFocus(page: Page, presses: number): Promise<string[]> {
  const lost: string[] = [];
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab');
    const trouble = await page.evaluate<string | null>(focusTrouble);
    if (trouble !== null) lost.push(trouble);
  }
  return lost;
}

/** Tables and code in articles scroll by themselves. */
const tooWide = `(() => {
  const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  // The handle lies on the border between two panes; on a phone the settings sections scroll sideways.
  const allowed = '[tabindex="0"][role="region"], [role="separator"], nav[aria-label="Settings"]';
  const meant = (element) => element.closest(allowed) !== null;
  const right = (element) => element.getBoundingClientRect().right;
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const pane = element.parentElement.closest('main, [data-article-scroll], [role="dialog"]');
    const edge = Math.min(innerWidth, pane ? right(pane) : innerWidth);
    return element.checkVisibility({ visibilityProperty: true }) && right(element) > edge + 1;
  });
  const sideways = [document.documentElement, ...document.querySelectorAll('body *')]
    .filter((element) => scrolls(element) && element.scrollWidth > element.clientWidth);
  return [...wide, ...sideways].filter((element) => !meant(element)).map((element) => element.outerHTML.slice(0, 120));
})()`;

const cutWords = `[...document.querySelectorAll('button, button *, a, a *')]
  .filter((element) => {
    const { overflowX, textOverflow } = getComputedStyle(element);
    return overflowX !== 'visible' && textOverflow !== 'ellipsis' && element.clientWidth > 2
      && element.scrollWidth > element.clientWidth + 1;
  })
  .map((element) => element.innerText)`;

const secondScroll = `(() => {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight > clientHeight ? ['the window scrolls by ' + (scrollHeight - clientHeight)] : [];
})()`;

const motion = `[...document.querySelectorAll('*')].flatMap((element) => ['', '::before', '::after'].flatMap((part) => {
  const style = getComputedStyle(element, part);
  if (part !== '' && style.content === 'none') return [];
  const longest = (...lists) => Math.max(...lists.join().split(',').map((time) => parseFloat(time) * (time.endsWith('ms') ? 1 : 1000)));
  const moves = style.animationName !== 'none' ? longest(style.animationDuration) : 0;
  const changes = style.transitionProperty === 'none' ? 0 : longest(style.transitionDuration);
  return Math.max(moves, changes) > 1 ? [element.outerHTML.slice(0, 100) + part] : [];
}))`;

/** Links within a text are as high as its lines (WCAG 2.2, 2.5.8 lets them be). The pointer is tried, so that what widens a target invisibly counts. */
const smallTargets = (least: number) => `(() => {
  const controls = 'button, [role="button"], [role="tab"], [role="menuitem"], [role="option"], [role="switch"], input, select, textarea, nav a, a[role]';
  const answers = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    const label = element.labels?.[0];
    return hit !== null && (element.contains(hit) || hit.contains(element) && hit.matches('label, a, button') || label?.contains(hit));
  };
  return [...document.querySelectorAll(controls)].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.disabled) return [];
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (width < 2 || x < 24 || y < 24 || x > innerWidth - 24 || y > innerHeight - 24 || !answers(element, x, y)) return [];
    // Half under a bar: it is reached by scrolling.
    if (!answers(element, x, top + 1) || !answers(element, x, top + height - 1)) return [];
    const reach = (dx, dy) => {
      let way = 0;
      while (way < 23 && answers(element, x + dx * (way + 1), y + dy * (way + 1))) way += 1;
      return way;
    };
    const [wide, high] = [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
    if (wide >= ${least - 1} && high >= ${least - 1}) return [];
    const name = element.getAttribute('aria-label') || element.textContent.trim().slice(0, 40) || element.outerHTML.slice(0, 80);
    return [name + ': ' + wide + ' × ' + high];
  });
})()`;

const focusTrouble = `(() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const describe = (what) => what + ': ' + focused.outerHTML.slice(0, 100);
  if (width * height < 2) return describe('takes no room');
  const corners = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
  const seen = corners.some(([x, y]) => {
    const hit = document.elementFromPoint(left + width * x, top + height * y);
    return hit !== null && (focused.contains(hit) || hit.contains(focused) || focused.labels?.[0]?.contains(hit));
  });
  if (!seen) return describe('is hidden');
  // A row draws it with the part of its link that covers all of it.
  const signs = (element) => ['', '::after'].some((part) => {
    const style = getComputedStyle(element, part);
    const isDrawn = part === '' || style.content !== 'none';
    return isDrawn && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none');
  });
  const around = [focused, focused.parentElement, focused.closest('article, li, label'), focused.nextElementSibling];
  const field = focused.matches('input, textarea, select');
  return field || around.some((element) => element && signs(element)) ? null : describe('shows no focus');
})()`;
