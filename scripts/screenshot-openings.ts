import type { Page } from 'playwright-core';
import type { Places } from '#e2e/every-address.ts';

export type Opening = {
  name: string;
  /** The address at which it is pressed. */
  at: string;
  press: (page: Page) => Promise<void>;
  onPhone: boolean;
};

/** Dialogs and menus, with what opens them. */
export function openings({ articleId, feedId }: Places): Opening[] {
  const article = `/all/${articleId}`;
  return [
    { name: 'add-feed', at: '/unread', press: addFeed, onPhone: false },
    { name: 'key-help', at: '/unread', press: (page) => key(page, '?'), onPhone: false },
    { name: 'palette', at: '/unread', press: (page) => key(page, 'Control+k'), onPhone: false },
    { name: 'row-menu', at: '/unread', press: (page) => menu(page, /^More for/), onPhone: true },
    { name: 'article-menu', at: article, press: (page) => menu(page, /^More about/), onPhone: true },
    { name: 'category-menu', at: article, press: categoryMenu, onPhone: true },
    {
      name: 'arithmetic',
      at: article,
      press: (page) => named(page, 'How this score came about'),
      onPhone: true,
    },
    { name: 'feed-menu', at: `/feeds/${feedId}`, press: (page) => menu(page, /^Actions for/), onPhone: true },
    { name: 'colours', at: '/unread', press: (page) => menu(page, /^Colours/), onPhone: false },
    { name: 'model-list', at: '/settings/ollama', press: models, onPhone: true },
  ];
}

async function key(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys);
  await page.getByRole('dialog').waitFor();
}

async function named(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

async function addFeed(page: Page): Promise<void> {
  await named(page, /^Add a feed$/);
  await page.getByRole('dialog').waitFor();
}

async function menu(page: Page, button: RegExp): Promise<void> {
  await named(page, button);
  await page.getByRole('menu').waitFor();
}

async function categoryMenu(page: Page): Promise<void> {
  const article = page.getByRole('region', { name: 'Article' });
  await article.getByRole('button', { name: /^Category/ }).click();
  await page.getByRole('menu').waitFor();
}

async function models(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Model' }).first().click();
  await page.getByRole('listbox').waitFor();
}
