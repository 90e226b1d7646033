import { Menu } from '@mantine/core';
import { IconArrowUp, IconLink, IconMessage, IconPrinter, IconShare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Article } from '#shared/article.ts';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';
import { type ArticleCommand, listArticleCommands } from './article-commands.ts';

const icon = { size: 16, stroke: 1.75 };
/** What stands in the menu; the rest is for keys and the palette. */
const icons: Partial<Record<ArticleCommand['name'], ReactNode>> = {
  copyLink: <IconLink {...icon} />,
  share: <IconShare {...icon} />,
  comments: <IconMessage {...icon} />,
  print: <IconPrinter {...icon} />,
  top: <IconArrowUp {...icon} />,
};

/** What is done with an article now and then. */
export function ArticleMenuItems({ article, button }: { article: Article; button: MenuButton }) {
  return (
    <OpeningMenu button={button}>
      {listArticleCommands(article)
        .filter(({ name }) => icons[name] !== undefined)
        .map(({ name, label, run }) => (
          <Menu.Item key={name} leftSection={icons[name]} onClick={run}>
            {label}
          </Menu.Item>
        ))}
    </OpeningMenu>
  );
}
