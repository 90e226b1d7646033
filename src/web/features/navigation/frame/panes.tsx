import { lazy, type ReactNode, Suspense } from 'react';
import { ListWidthHandle } from './list-width-handle.tsx';
import classes from './panes.module.css';
import { useListWidth } from './use-list-width.ts';

const SidebarDrawer = lazy(async () => ({
  default: (await import('#web/features/navigation/sidebar/sidebar-drawer.tsx')).SidebarDrawer,
}));

type PanesProps = {
  sidebar: ReactNode;
  list: ReactNode;
  article: ReactNode;
  /** On a phone the article covers the list; wider pages show both. */
  articleOpen: boolean;
  /** Where the sidebar is not shown it opens over the page. Undefined until that was first asked for. */
  sidebarOpened: boolean | undefined;
  onCloseSidebar: () => void;
};

/** Three panes from 1,100 px, two from 760 px, one below. */
export function Panes({ sidebar, list, article, articleOpen, sidebarOpened, onCloseSidebar }: PanesProps) {
  const [listWidth, setListWidth] = useListWidth();
  return (
    <div
      className={classes['panes']}
      data-article-open={articleOpen || undefined}
      style={{ '--list-width': `${listWidth}px` }}
    >
      <aside className={classes['side']} aria-label="Sidebar">
        {sidebar}
      </aside>
      {sidebarOpened !== undefined && (
        <Suspense>
          <SidebarDrawer opened={sidebarOpened} onClose={onCloseSidebar}>
            {sidebar}
          </SidebarDrawer>
        </Suspense>
      )}
      <main className={classes['list']}>
        {list}
        <ListWidthHandle width={listWidth} onChange={setListWidth} />
      </main>
      <section className={classes['article']} aria-label="Article">
        {article}
      </section>
    </div>
  );
}
