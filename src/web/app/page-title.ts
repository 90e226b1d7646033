const names: Record<string, string> = {
  unread: 'Unread',
  all: 'All',
  starred: 'Starred',
  scoring: 'Scoring',
  blocked: 'Blocked',
  failed: 'Failed',
  hidden: 'Hidden today',
  search: 'Search',
  searches: 'Search',
  categories: 'Category',
  feeds: 'Feeds',
  settings: 'Settings',
  welcome: 'Welcome',
};

/** What the page at an address is called; a section of the settings by its own name. */
export function placeName(view: string | undefined, pathname: string): string {
  const [, first = '', ...rest] = pathname.split('/');
  const name = names[view ?? first] ?? '';
  const section = first === 'settings' ? rest.filter(Boolean).at(-1) : undefined;
  return section === undefined ? name : `${section.charAt(0).toUpperCase()}${section.slice(1)} · ${name}`;
}

/** The title of the browser tab: "(128) Unread · Winnow". */
export function titleOf(place: string, unread: number): string {
  const count = unread > 0 ? `(${unread.toLocaleString('en')}) ` : '';
  return place === '' ? `${count}Winnow` : `${count}${place} · Winnow`;
}

/** The icon with the number of unread articles on it, as an address; undefined when there are none. */
export function faviconAddress(unread: number): string | undefined {
  if (unread === 0) return undefined;
  const text = unread > 99 ? '99+' : String(unread);
  // The badge is as wide as its digits need at 16 px in the tab, which shows 32 units of drawing.
  const width = 8 + text.length * 6;
  const svg = [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
    '<path fill="#b0441b" d="M14 2a12 12 0 0 1 0 24H5a3 3 0 0 1-3-3v-9A12 12 0 0 1 14 2Z"/>',
    `<rect x="${32 - width}" y="16" width="${width}" height="16" rx="5" fill="#211e1a"/>`,
    `<text x="${32 - width / 2}" y="28" font-family="sans-serif" font-weight="700" font-size="12" `,
    `text-anchor="middle" fill="#fff">${text}</text></svg>`,
  ].join('');
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
