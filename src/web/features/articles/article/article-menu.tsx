import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Article } from '#shared/article.ts';
import { IconButton } from '#web/theme/plain-buttons.tsx';

const ArticleMenuItems = lazy(async () => ({
  default: (await import('./article-menu-items.tsx')).ArticleMenuItems,
}));

/** The button of an article's menu. The menu itself comes when it is first wanted. */
export function ArticleMenu({ article }: { article: Article }) {
  const [wanted, setWanted] = useState(false);
  const button = (
    <IconButton
      aria-label="More about this article"
      aria-haspopup="menu"
      title="More"
      onClick={() => setWanted(true)}
    >
      <IconDots size={18} stroke={1.75} />
    </IconButton>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <ArticleMenuItems article={article} button={button} />
    </Suspense>
  );
}
