import { useDebouncedValue } from '@mantine/hooks';
import { IconArticle, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { everything } from '#web/api/article-list.ts';
import { suggestQuery } from '#web/api/searches.ts';
import { keysOf } from '#web/features/navigation/keys/keys.ts';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';
import type { EntryGroup } from '#web/features/palette/rank-entries.ts';
import { addressOfArticle } from '#web/lists/list-address.ts';

/** Typing that rests this long is looked for. */
const REST_MS = 120;
/** One letter finds everything. */
const MIN_TYPED = 2;

/** Articles that fit what is typed, and the way to all of them. */
export function useFound(typed: string): EntryGroup[] {
  const router = useRouter();
  const text = typed.trim();
  const [rested] = useDebouncedValue(text, REST_MS);
  const { data } = useQuery({ ...suggestQuery(rested), enabled: rested.length >= MIN_TYPED });
  const articles = (text.length < MIN_TYPED ? [] : (data?.articles ?? [])).map(
    ({ id, title, feed_title: feed }): PaletteEntry => ({
      id: `open:${id}`,
      label: title,
      hint: feed,
      icon: <IconArticle size={18} stroke={1.75} />,
      run: () => void router.navigate(addressOfArticle({ ...everything, view: 'all' }, id)),
    }),
  );
  const search: PaletteEntry = {
    id: 'search',
    label: `Search articles for “${text}”`,
    hint: '',
    icon: <IconSearch size={18} stroke={1.75} />,
    keys: keysOf('search'),
    run: () => void router.navigate({ to: '/search', search: { q: text } }),
  };
  return [
    ...(articles.length > 0 ? [{ title: 'Articles', entries: articles }] : []),
    { title: 'Search', entries: [search] },
  ];
}
