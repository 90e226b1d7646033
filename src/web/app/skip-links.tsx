import { useParams } from '@tanstack/react-router';
import classes from './skip-links.module.css';
import { focusPart } from './use-page-focus.ts';

/** The first stops of Tab on a page: past everything that stands around what one came for. */
export function SkipLinks() {
  const { articleId } = useParams({ strict: false });
  return (
    <div className={classes['links']}>
      <SkipLink selector="[data-article-list], main">To the content</SkipLink>
      {articleId !== undefined && <SkipLink selector="[data-article-scroll]">To the article</SkipLink>}
    </div>
  );
}

function SkipLink({ selector, children }: { selector: string; children: string }) {
  return (
    <a
      className={classes['link']}
      href={`#${children.toLowerCase().replaceAll(' ', '-')}`}
      onClick={(event) => {
        event.preventDefault();
        focusPart(selector);
      }}
    >
      {children}
    </a>
  );
}
