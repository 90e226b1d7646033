import { playerOrigins } from '#shared/article-html.ts';
import { shapeOf, siteOfPlayer } from './player-sites.ts';

/** Players stand behind a button, and recordings load nothing before they are played. */
export function fitPlayers(fragment: DocumentFragment): void {
  for (const frame of fragment.querySelectorAll('iframe')) fitFrame(frame);
  for (const media of fragment.querySelectorAll('audio, video')) {
    media.setAttribute('controls', '');
    media.setAttribute('preload', 'none');
  }
}

/**
 * Until its button is pressed, a player's site hears nothing of the reader. `allow-same-origin` means the
 * player's own origin, never ours: it always comes from another host.
 */
function fitFrame(frame: HTMLIFrameElement): void {
  const address = URL.parse(frame.getAttribute('src') ?? '');
  if (!address || !playerOrigins.includes(address.origin)) {
    frame.remove();
    return;
  }
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-presentation allow-popups');
  frame.setAttribute('loading', 'eager');
  const site = siteOfPlayer(address.href);
  const shape = shapeOf(Number(frame.getAttribute('width')), Number(frame.getAttribute('height')));
  const name = frame.title || `Video on ${site.name}`;
  frame.title = name;
  const whole = document.createElement('div');
  whole.dataset['embed'] = shape;
  frame.replaceWith(whole);
  whole.append(makePlayButton({ frame, name, site: site.name }));
  if (site.url !== null) whole.append(makeSiteLink(site.url, site.name));
}

type PlayButton = { frame: HTMLIFrameElement; name: string; site: string };

function makePlayButton({ frame, name, site }: PlayButton): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['player'] = '';
  const title = document.createElement('b');
  title.textContent = name;
  const hint = document.createElement('span');
  hint.textContent = `Press to load the player. Until then ${site} hears nothing of you.`;
  button.append(title, hint);
  const load = () => {
    button.replaceWith(frame);
    frame.focus();
  };
  button.addEventListener('click', load, { once: true });
  return button;
}

function makeSiteLink(url: string, name: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.referrerPolicy = 'no-referrer';
  link.textContent = `Open on ${name}`;
  return link;
}
