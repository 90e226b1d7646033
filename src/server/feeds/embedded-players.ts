/**
 * The players an article may embed, by the address it may have. Each goes to the variant that sets no
 * cookies before something is played.
 */
const players: { host: RegExp; path: RegExp; build: (id: string) => string }[] = [
  {
    host: /^(?:www\.)?youtube(?:-nocookie)?\.com$/,
    path: /^\/embed\/([\w-]{5,64})\/?$/,
    build: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
  },
  {
    host: /^player\.vimeo\.com$/,
    path: /^\/video\/(\d{3,20})\/?$/,
    build: (id) => `https://player.vimeo.com/video/${id}?dnt=1`,
  },
];

/** The address under which an embedded frame may be shown, or null for every other frame. */
export function embeddedPlayerUrl(url: string): string | null {
  const parsed = URL.parse(url);
  if (!parsed) return null;
  for (const player of players) {
    const id = player.host.test(parsed.hostname) ? player.path.exec(parsed.pathname)?.[1] : undefined;
    if (id !== undefined) return player.build(id);
  }
  return null;
}
