import { playerOrigins } from '#shared/article-html.ts';

type Player = { host: RegExp; path: RegExp; build: (id: string, query: URLSearchParams) => string };

/**
 * The players an article may embed, by the address it may have. Each goes to the variant that sets no
 * cookies before something is played, and never starts by itself.
 */
const players: Player[] = [
  {
    host: /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com$/,
    path: /^\/embed\/([\w-]{5,64})\/?$/,
    build: (id, query) => `https://www.youtube-nocookie.com/embed/${id}${youtubeQuery(query)}`,
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
    const built = id === undefined ? null : URL.parse(player.build(id, parsed.searchParams));
    if (built && playerOrigins.includes(built.origin)) return built.href;
  }
  return null;
}

/** A list or a second to begin with; nothing that plays, hides or calls back. */
function youtubeQuery(query: URLSearchParams): string {
  const list = query.get('list');
  if (list !== null && /^[\w-]{5,64}$/.test(list)) return `?list=${list}`;
  const start = query.get('start');
  return start !== null && /^\d{1,6}$/.test(start) ? `?start=${start}` : '';
}
