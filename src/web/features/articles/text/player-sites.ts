/** Where what a player plays can be seen at its own site, and what that site is called. */
export type PlayerSite = { name: string; url: string | null };

/** The site of a player's address; players come from few hosts (`playerOrigins`). */
export function siteOfPlayer(src: string): PlayerSite {
  const address = URL.parse(src);
  const id = address?.pathname.split('/').at(-1) ?? '';
  switch (address?.hostname) {
    case 'www.youtube-nocookie.com': {
      const list = address.searchParams.get('list');
      const query = list === null ? `watch?v=${id}` : `playlist?list=${encodeURIComponent(list)}`;
      return { name: 'YouTube', url: `https://www.youtube.com/${query}` };
    }
    case 'player.vimeo.com':
      return { name: 'Vimeo', url: `https://vimeo.com/${id}` };
    default:
      return { name: address?.hostname ?? 'its site', url: null };
  }
}

/** The nearest of the usual shapes; the page reserves that much room before anything is loaded. */
export function shapeOf(width: number, height: number): 'wide' | 'classic' | 'square' | 'tall' {
  const ratio = width > 0 && height > 0 ? width / height : 16 / 9;
  if (ratio > 1.5) return 'wide';
  if (ratio > 1.15) return 'classic';
  return ratio > 0.8 ? 'square' : 'tall';
}
