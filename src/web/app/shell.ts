import { createContext, type RefObject, useCallback, useContext } from 'react';
import type { ArticleRow } from '#shared/article.ts';
import type { ListScope } from '#web/api/article-list.ts';
import type { ReaderAction } from '#web/features/navigation/keys/keys.ts';

/** What keys and palette can do while a list of articles is on the page. */
export type ReaderCommands = {
  /** Each says whether there was something to do. */
  act: Record<ReaderAction, () => boolean>;
  scope: ListScope;
  openId: () => number | null;
  /** What marks go to: the open article, else the row that has the focus. */
  target: () => ArticleRow | undefined;
};

type Shell = {
  /** Null on the pages without a list. */
  reader: RefObject<ReaderCommands | null>;
  show: (what: 'palette' | 'help') => void;
};

/** What stands around every page, for what stands inside. */
export const ShellContext = createContext<Shell>({ reader: { current: null }, show: () => undefined });

export function useShell(): Shell {
  return useContext(ShellContext);
}

export function useShowPalette(): () => void {
  const { show } = useShell();
  return useCallback(() => show('palette'), [show]);
}
