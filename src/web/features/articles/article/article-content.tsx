import { VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Article } from '#shared/article.ts';
import { copyText } from '#web/features/articles/share-link.ts';
import type { WholeText } from '#web/features/articles/text/clean-html.ts';
import { type Gallery, listSlides } from '#web/features/articles/text/list-slides.ts';
import { readingDirection } from '#web/features/articles/text/reading-direction.ts';
import { dateWords } from '#web/features/articles/time-words.ts';
import classes from './article-content.module.css';
import media from './article-media.module.css';
import pictures from './article-pictures.module.css';
import { NotePopover } from './note-popover.tsx';
import { useArticleBody } from './use-article-body.ts';
import { useArticleClicks } from './use-article-clicks.ts';
import { useJumps } from './use-jumps.ts';

const PictureLightbox = lazy(async () => ({ default: (await import('./lightbox.tsx')).PictureLightbox }));

/** As long as a pressed button says that it is done. */
const COPIED_MS = 2_000;

type Shown = Pick<
  Article,
  'content_html' | 'content_removed_at' | 'full_text' | 'language' | 'summary' | 'title' | 'url'
>;

type ArticleContentProps = {
  article: Shown;
  /** Gives the text as it goes into the page. */
  textOf: (whole: WholeText) => DocumentFragment;
};

/** An article's text in the reader's type, or why there is none. */
export function ArticleContent({ article, textOf }: ArticleContentProps) {
  const body = useRef<HTMLDivElement>(null);
  const { content_html: html, language, summary } = article;
  const [zoomed, setZoomed] = useState<Gallery & { index: number }>();
  const [said, setSaid] = useState('');
  const jumps = useJumps(body);
  useArticleBody(body, article, textOf);
  useArticleClicks(body, {
    onJump: jumps.follow,
    onEnlarge: (frame) => {
      // Where the focus comes back to, also after a press of the mouse.
      frame.querySelector<HTMLElement>('[data-enlarge]')?.focus({ preventScroll: true });
      const gallery = body.current ? listSlides(body.current) : { frames: [], slides: [] };
      setZoomed({ ...gallery, index: Math.max(0, gallery.frames.indexOf(frame)) });
    },
    onCopy: (button) => void copyCode(button).then(setSaid),
  });
  const text = { lang: language ?? undefined, dir: readingDirection(language) };
  return (
    <>
      <div
        ref={body}
        {...text}
        className={`${classes['body']} ${media['body']} ${pictures['body']}`}
        tabIndex={-1}
        data-article-text
      />
      {html === '' && summary !== null && (
        <p {...text} className={classes['body']}>
          {summary}
        </p>
      )}
      {html === '' && summary === null && <p className={classes['nothing']}>{whyNothing(article)}</p>}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {jumps.canGoBack && (
        <div className={media['wayBack']}>
          <button type="button" onClick={jumps.goBack}>
            <IconArrowBackUp size={16} stroke={1.75} />
            Back to where you were
          </button>
        </div>
      )}
      {jumps.shown && (
        <NotePopover
          {...jumps.shown}
          onClose={jumps.closeNote}
          onGo={() => jumps.shown && jumps.leap(jumps.shown.mark)}
        />
      )}
      {zoomed && (
        <Suspense>
          <PictureLightbox
            slides={zoomed.slides}
            index={zoomed.index}
            onClosed={(last) => {
              setZoomed(undefined);
              zoomed.frames[last]?.scrollIntoView({ block: 'nearest' });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** Resolves to what a screen reader says of it. */
async function copyCode(button: HTMLButtonElement): Promise<string> {
  const code = button.parentElement?.querySelector('pre')?.textContent ?? '';
  const isCopied = await copyText(code);
  button.textContent = isCopied ? 'Copied' : 'Not allowed';
  setTimeout(() => {
    button.textContent = 'Copy';
  }, COPIED_MS);
  return isCopied ? 'Code copied' : 'The browser does not allow copying';
}

function whyNothing({ content_removed_at: removedAt, full_text: fullText, url }: Shown): string {
  if (fullText.state === 'shown') return 'Nothing is kept of what the feed brought.';
  const original = url === null ? '' : ' The article itself is at its original place.';
  if (removedAt === null) return `The feed brings only the title.${original}`;
  return `Its text was removed on ${dateWords(removedAt)}, as it had been read long before.${original}`;
}
