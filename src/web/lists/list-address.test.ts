import { expect, test } from 'vitest';
import { everything, type ListScope } from '#web/api/article-list.ts';
import { addressOfList, hrefOfArticle, pathOf, searchForView } from './list-address.ts';

const unread: ListScope = { ...everything, view: 'unread', sort: 'best' };

test('every list has an address of its own', () => {
  const lists: Partial<ListScope>[] = [
    { view: 'all' },
    { feedId: 3 },
    { folderId: 2 },
    { categoryId: 4 },
    { query: 'sqlite' },
    { query: 'sqlite', searchId: 5 },
  ];
  const paths = lists.map((list) => pathOf(addressOfList({ ...unread, ...list })));
  expect(paths).toEqual(['/all', '/feeds/3', '/folders/2', '/categories/4', '/search', '/searches/5']);
});

test('an article is opened inside its list, in the same order, view and search', () => {
  expect(hrefOfArticle(unread, 12)).toBe('/unread/12?sort=best');
  expect(hrefOfArticle({ ...unread, view: 'scoring', sort: 'queue' }, 12)).toBe('/scoring/12');
  expect(hrefOfArticle({ ...unread, feedId: 3, view: 'all', sort: 'newest' }, 12)).toBe(
    '/feeds/3/12?sort=newest&show=all',
  );
  expect(hrefOfArticle({ ...unread, view: 'all', query: '1e3' }, 12)).toBe(
    '/search/12?sort=best&q=%221e3%22',
  );
});

test('a list opens with its unread articles, a search with all that it finds', () => {
  expect(searchForView(unread, 'unread')).toEqual({});
  expect(searchForView(unread, 'all')).toEqual({ show: 'all' });
  expect(searchForView({ ...unread, query: 'x' }, 'all')).toEqual({});
  expect(searchForView({ ...unread, query: 'x' }, 'unread')).toEqual({ show: 'unread' });
});
