import { Menu } from '@mantine/core';
import { IconBan, IconExternalLink, IconLink, IconRss } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ArticleRow } from '#shared/article.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import { useWeighCategory } from '#web/features/articles/judgement/use-weigh-category.ts';
import { copyLink } from '#web/features/articles/share-link.ts';
import { useListAround } from './list-context.ts';

/** In the menu of a row: where it leads, and how to see no more of its kind. */
export function RowMenuLinks({ row: { url, feed_id: feedId, categories } }: { row: ArticleRow }) {
  const around = useListAround();
  const otherFeed = feedId !== null && around?.scope.feedId !== feedId;
  return (
    <>
      {(url !== null || otherFeed) && <Menu.Divider />}
      {url !== null && (
        <>
          <Menu.Item
            component="a"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            leftSection={<IconExternalLink size={16} />}
          >
            Open original
          </Menu.Item>
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => void copyLink(url)}>
            Copy link
          </Menu.Item>
        </>
      )}
      {otherFeed && (
        <Menu.Item
          renderRoot={(props) => <Link {...props} to="/feeds/$feedId" params={{ feedId: String(feedId) }} />}
          leftSection={<IconRss size={16} />}
        >
          Open its feed
        </Menu.Item>
      )}
      {categories.length > 0 && <HideItems categories={categories} />}
    </>
  );
}

/** Blocks a category, with a toast that takes it back. */
function HideItems({ categories }: Pick<ArticleRow, 'categories'>) {
  const { data: tree } = useQuery(categoriesQuery());
  const weigh = useWeighCategory();
  const shown = categories.filter(({ weight }) => weight !== 'block');
  return shown.map(({ id, name }) => (
    <Menu.Item
      key={id}
      leftSection={<IconBan size={16} />}
      onClick={() => {
        const known = tree?.find((category) => category.id === id);
        if (known) weigh(known, 'block');
      }}
    >
      Hide all of <span dir="auto">{name}</span>
    </Menu.Item>
  ));
}
