import Lightbox from 'yet-another-react-lightbox';
import Captions from 'yet-another-react-lightbox/plugins/captions';
import 'yet-another-react-lightbox/plugins/captions.css';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import 'yet-another-react-lightbox/styles.css';
import { useState } from 'react';
import type { Slide } from '#web/features/articles/text/list-slides.ts';
import classes from './lightbox.module.css';

type PictureLightboxProps = {
  slides: Slide[];
  /** Where it begins. */
  index: number;
  /** It is gone, after this one was looked at last. */
  onClosed: (index: number) => void;
};

/** The article's pictures over the whole window: keys, swipes, zoom, captions. */
export function PictureLightbox({ slides, index: first, onClosed }: PictureLightboxProps) {
  const [open, setOpen] = useState(true);
  const [index, setIndex] = useState(first);
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isOne = slides.length < 2;
  return (
    <Lightbox
      open={open}
      close={() => setOpen(false)}
      index={index}
      slides={slides.map(({ src, alt, caption, link }) => ({
        src,
        alt,
        description: (caption !== null || link !== null) && <Words caption={caption} link={link} />,
      }))}
      plugins={[Zoom, Captions]}
      className={classes['lightbox'] ?? ''}
      labels={{ Lightbox: 'Pictures of the article', 'Photo gallery': 'Pictures' }}
      carousel={{ finite: true, preload: 1, padding: '12px' }}
      controller={{ closeOnBackdropClick: true, closeOnPullDown: true }}
      animation={isStill ? { fade: 0, swipe: 0, zoom: 0 } : { fade: 160, swipe: 260, zoom: 200 }}
      zoom={{ maxZoomPixelRatio: 4, scrollToZoom: true }}
      captions={{ descriptionTextAlign: 'center', descriptionMaxLines: 6 }}
      {...(isOne ? { render: { buttonPrev: () => null, buttonNext: () => null } } : {})}
      on={{ view: ({ index: seen }) => setIndex(seen), exited: () => onClosed(index) }}
    />
  );
}

function Words({ caption, link }: Pick<Slide, 'caption' | 'link'>) {
  return (
    <>
      {caption}
      {link !== null && (
        <a className={classes['link']} href={link} target="_blank" rel="noopener noreferrer">
          Open its link
        </a>
      )}
    </>
  );
}
