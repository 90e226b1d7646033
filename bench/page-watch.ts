import { FRAME_MARK, KEY_MARK } from './page-trace.ts';

/**
 * Runs in the page before the page's own scripts, and promises the moments that the bench waits for: articles can
 * be read (milliseconds since the page was asked for), and the article after a press of `j` is shown, its title and
 * its text. Such a moment has come when the frame that shows it is done: a message that is sent as a frame begins
 * comes after it, and maybe after other work; the trace knows when exactly (page-trace.ts).
 */
export const WATCH = `(() => {
  const readable = Promise.withResolvers();
  let shown = Promise.withResolvers();
  Object.assign(window, { winnowReadable: readable.promise, winnowShown: () => shown.promise });
  const afterFrame = (happens) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = happens;
    port2.postMessage(null);
  });
  const titleOfArticle = () => {
    const pane = document.querySelector('[data-article-scroll]');
    return pane?.querySelector('[data-article-text]')?.hasChildNodes() ? pane.querySelector('h1')?.textContent : undefined;
  };
  let hasList = false;
  let waiting = false;
  let before;
  new MutationObserver(() => {
    if (!hasList && document.querySelector('[data-article-list] :is(h2, h3), [data-bare]')) {
      hasList = true;
      window.winnowListed = performance.now();
      afterFrame(() => readable.resolve(performance.now()));
    }
    if (!waiting) return;
    const title = titleOfArticle();
    if (title === undefined || title === before) return;
    waiting = false;
    requestAnimationFrame(() => performance.mark('${FRAME_MARK}'));
    afterFrame(() => shown.resolve());
  }).observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener('keydown', ({ key }) => {
    if (key !== 'j') return;
    performance.mark('${KEY_MARK}');
    shown = Promise.withResolvers();
    waiting = true;
    before = titleOfArticle();
  }, { capture: true });
})()`;

/**
 * Bytes of the scripts that were asked for before the list stood there, as they went over the wire without headers.
 * What is fetched ahead for the next step is not among them.
 */
export const SCRIPT_BYTES = `window.winnowReadable.then(() => performance
  .getEntriesByType('resource')
  .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= window.winnowListed)
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0))`;

/**
 * The least that a page which shows the list has to do: ask for it and write down its titles. Stands at an
 * address of its own, which the bench answers.
 */
export const BARE_PAGE = `<!doctype html><meta charset="utf-8"><title>Bare</title><ol></ol><script>
  fetch('/api/articles?view=unread&sort=best').then((answer) => answer.json()).then(({ articles }) => {
    for (const { title } of articles) {
      const line = document.createElement('li');
      line.textContent = title;
      line.dataset.bare = '';
      document.querySelector('ol').append(line);
    }
  });
</script>`;
