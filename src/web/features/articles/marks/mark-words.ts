import type { ArticleMarks } from '#shared/article.ts';

type Toast = { title: string; message: string };

/** What a marking of many did. */
export function markedWords(count: number): Toast {
  if (count === 0) return { title: 'Nothing was unread there', message: '' };
  return { title: `${articles(count)} marked read`, message: '' };
}

/** What taking it back did. */
export function unmarkedWords(count: number): Toast {
  if (count === 0)
    return { title: 'Nothing to take back: they have been marked otherwise since', message: '' };
  return { title: `${articles(count)} unread again`, message: '' };
}

/** What marking some of them by hand did. */
export function severalWords(count: number, marks: ArticleMarks): Toast {
  if (marks.read !== undefined) return marks.read ? markedWords(count) : unmarkedWords(count);
  return {
    title: marks.starred ? `${articles(count)} starred` : `Star removed from ${articles(count)}`,
    message: '',
  };
}

function articles(count: number): string {
  return count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`;
}
