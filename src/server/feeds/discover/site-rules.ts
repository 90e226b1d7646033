/** What an address says by itself, before anything is fetched. */
export type SiteAnswer =
  /** Where its feeds are, best first. */
  | { feeds: string[] }
  /** The page to read instead. */
  | { page: string }
  /** That there is nothing to find here, and what to do about it. */
  | { hint: string };

type SiteRule = {
  site: string;
  /** Matched against the host without `www.`; left out, the path alone decides. */
  host?: RegExp;
  /** `parts`: the path's segments without empty ones. */
  read: (url: URL, parts: string[]) => SiteAnswer | undefined;
};

const feeds = (...found: string[]): SiteAnswer => ({ feeds: found });

/** First segments of GitHub that are no account (from its reserved names). */
const githubPages =
  /^(?:about|account|apps|codespaces|collections|contact|customer-stories|dashboard|enterprise|events|explore|features|issues|join|login|logout|marketplace|new|notifications|organizations|orgs|pricing|pulls|readme|search|security|sessions|settings|site|sponsors|stars|team|topics|trending)$/i;
/** First segments of Medium that are no publication. */
const mediumPages =
  /^(?:@.*|about|feed|m|me|membership|new-story|p|plans|search|tag|topic|topics|jobs-at-medium)$/i;

/** Sites whose feeds stand at addresses that follow from their pages' addresses. The first match answers. */
const rules: SiteRule[] = [
  { site: 'YouTube', host: /^(?:(?:m|music)\.)?youtube(?:-nocookie)?\.com$|^youtu\.be$/, read: readYouTube },
  {
    site: 'GitHub gists',
    host: /^gist\.github\.com$/,
    read: (_, [user]) => (user ? feeds(`https://gist.github.com/${user}.atom`) : undefined),
  },
  { site: 'GitHub', host: /^github\.com$/, read: readGitHub },
  {
    site: 'GitLab',
    host: /^gitlab\./,
    read: readGitLab,
  },
  {
    site: 'Forgejo and Gitea',
    host: /^(?:codeberg\.org|gitea\.com)$/,
    read: ({ origin }, [owner, repo]) => {
      if (!owner || owner === 'explore' || /\.(?:rss|atom)$/.test(repo ?? owner)) return undefined;
      const place = `${origin}/${owner}`;
      if (!repo) return feeds(`${place}.rss`);
      return feeds(`${place}/${repo}/releases.rss`, `${place}/${repo}/tags.rss`, `${place}/${repo}.rss`);
    },
  },
  { site: 'Reddit', host: /^(?:(?:old|new|np|sh)\.)?reddit\.com$/, read: readReddit },
  {
    site: 'Bluesky',
    host: /^bsky\.app$/,
    read: (_, [profile, name]) =>
      profile === 'profile' && name ? feeds(`https://bsky.app/profile/${name}/rss`) : undefined,
  },
  { site: 'Medium', host: /^medium\.com$/, read: readMedium },
  {
    site: 'Blogs on Medium',
    host: /^[\w-]+\.medium\.com$/,
    read: ({ origin }, [first]) => (first === 'feed' ? undefined : feeds(`${origin}/feed`)),
  },
  {
    site: 'Substack',
    host: /^(?!open\.)[\w-]+\.substack\.com$/,
    read: ({ origin }, [first]) => (first === 'feed' ? undefined : feeds(`${origin}/feed`)),
  },
  { site: 'Tumblr', host: /(?:^|\.)tumblr\.com$/, read: readTumblr },
  {
    site: 'WordPress.com',
    host: /^[\w-]+\.wordpress\.com$/,
    read: ({ origin }, parts) => {
      if (parts.includes('feed')) return undefined;
      const [kind, name] = parts;
      const section = /^(?:category|tag|author)$/.test(kind ?? '') && name ? `${kind}/${name}/` : '';
      return feeds(`${origin}/${section}feed/`);
    },
  },
  {
    site: 'Blogger',
    host: /^[\w-]+\.blogspot\.[a-z.]+$/,
    read: ({ origin }, [first, kind, name]) => {
      if (first === 'feeds') return undefined;
      const label = first === 'search' && kind === 'label' && name ? `/-/${name}` : '';
      return feeds(`${origin}/feeds/posts/default${label}`);
    },
  },
  {
    site: 'Stack Exchange',
    host: /^(?:(?:[\w-]+\.)?(?:stackoverflow|superuser|serverfault|askubuntu|stackapps)\.com|mathoverflow\.net|[\w-]+\.stackexchange\.com)$/,
    read: readStackExchange,
  },
  {
    site: 'Apple Podcasts',
    host: /^(?:podcasts|itunes)\.apple\.com$/,
    read: () => ({
      hint: "Apple's pages do not name the feed of a show. Look for its own site, or search for its name and RSS.",
    }),
  },
  {
    site: 'Spotify',
    host: /^open\.spotify\.com$/,
    read: () => ({
      hint: 'Spotify has no feeds. Many of its shows are elsewhere too: look for the own site of this one.',
    }),
  },
  {
    site: 'Vimeo',
    host: /^vimeo\.com$/,
    read: (_, parts) => {
      const [first, name] = parts;
      if (!first || /^\d+$/.test(first) || parts.includes('rss')) return undefined;
      if (/^(?:channels|groups)$/.test(first)) {
        return name ? feeds(`https://vimeo.com/${first}/${name}/videos/rss`) : undefined;
      }
      return feeds(`https://vimeo.com/${first}/videos/rss`);
    },
  },
  {
    site: 'DEV',
    host: /^dev\.to$/,
    read: (_, [first, second]) => {
      if (!first || first === 'feed') return undefined;
      return feeds(
        first === 't' && second ? `https://dev.to/feed/tag/${second}` : `https://dev.to/feed/${first}`,
      );
    },
  },
  {
    site: 'PyPI',
    host: /^pypi\.org$/,
    read: (_, [kind, name]) =>
      kind === 'project' && name ? feeds(`https://pypi.org/rss/project/${name}/releases.xml`) : undefined,
  },
  {
    site: 'arXiv',
    host: /^arxiv\.org$/,
    read: (_, [kind, name]) =>
      kind === 'list' && name ? feeds(`https://rss.arxiv.org/rss/${name}`) : undefined,
  },
  {
    site: 'Letterboxd',
    host: /^letterboxd\.com$/,
    read: (_, parts) =>
      parts[0] && parts.length === 1 ? feeds(`https://letterboxd.com/${parts[0]}/rss/`) : undefined,
  },
  {
    site: 'Steam',
    host: /^store\.steampowered\.com$/,
    read: ({ origin }, [kind, id]) =>
      kind === 'app' && id ? feeds(`${origin}/feeds/news/app/${id}/`) : undefined,
  },
  {
    site: 'GitLab of one’s own',
    read: (url, parts) => (parts.includes('-') ? readGitLab(url, parts) : undefined),
  },
  { site: 'Mastodon and its kin', read: readFediverse },
];

/** What is known of an address without fetching it; undefined for most. */
export function readSiteRule(url: URL): SiteAnswer | undefined {
  const host = url.hostname.replace(/^www\./, '').replace(/\.$/, '');
  const parts = url.pathname.split('/').filter((part) => part !== '');
  for (const rule of rules) {
    if (rule.host && !rule.host.test(host)) continue;
    const answer = rule.read(url, parts);
    if (answer) return answer;
  }
  return undefined;
}

/** Whose videos these are is told by most of its pages only inside (see site-pages.ts). */
function readYouTube(
  { hostname, pathname, search, searchParams }: URL,
  parts: string[],
): SiteAnswer | undefined {
  const [kind, name] = parts;
  const site = 'https://www.youtube.com';
  const videos = `${site}/feeds/videos.xml`;
  const list = searchParams.get('list');
  if (hostname.endsWith('youtu.be')) return kind ? { page: `${site}/watch?v=${kind}` } : undefined;
  if (!kind || kind === 'feeds') return undefined;
  if (kind === 'channel' && /^UC[\w-]{22}$/.test(name ?? '')) return feeds(`${videos}?channel_id=${name}`);
  if (kind === 'user' && name) return feeds(`${videos}?user=${name}`);
  if (kind === 'playlist' && list) return feeds(`${videos}?playlist_id=${encodeURIComponent(list)}`);
  return { page: `${site}${pathname}${search}` };
}

function readGitHub(_: URL, [owner, repo, kind, ...rest]: string[]): SiteAnswer | undefined {
  if (!owner || githubPages.test(owner) || /\.atom$/.test(rest.at(-1) ?? kind ?? repo ?? owner))
    return undefined;
  if (!repo) return feeds(`https://github.com/${owner}.atom`);
  const place = `https://github.com/${owner}/${repo.replace(/\.git$/, '')}`;
  const all = ['releases', 'tags', 'commits'].map((name) => `${place}/${name}.atom`);
  if (kind === 'discussions' || kind === 'wiki') return feeds(`${place}/${kind}.atom`);
  const isBranch = (kind === 'commits' || kind === 'tree') && rest.length > 0;
  const first = isBranch ? `${place}/commits/${rest.join('/')}.atom` : `${place}/${kind}.atom`;
  return feeds(...new Set(isBranch || all.includes(first) ? [first, ...all] : all));
}

function readGitLab({ origin }: URL, parts: string[]): SiteAnswer | undefined {
  const dash = parts.indexOf('-');
  const project = dash === -1 ? parts : parts.slice(0, dash);
  if (project.length < 2 || /\.atom$/.test(parts.at(-1) ?? '')) return undefined;
  const place = `${origin}/${project.join('/')}`;
  return feeds(
    `${place}/-/releases.atom`,
    `${place}/-/tags?format=atom`,
    `${place}/-/commits/HEAD?format=atom`,
  );
}

function readReddit({ search }: URL, parts: string[]): SiteAnswer | undefined {
  const [kind, name] = parts;
  if (parts.at(-1)?.endsWith('.rss')) return undefined;
  if (!kind) return feeds('https://www.reddit.com/.rss');
  if (!/^(?:r|u|user|domain)$/.test(kind) || !name) return undefined;
  const path = parts.map((part, index) => (index === 0 && part === 'u' ? 'user' : part)).join('/');
  return feeds(`https://www.reddit.com/${path}/.rss${search}`);
}

function readMedium(_: URL, [first, second]: string[]): SiteAnswer | undefined {
  if (!first || first === 'feed') return undefined;
  if (first === 'tag' && second) return feeds(`https://medium.com/feed/tag/${second}`);
  const isPlace = first.startsWith('@') || !mediumPages.test(first);
  return isPlace ? feeds(`https://medium.com/feed/${first}`) : undefined;
}

function readTumblr({ hostname, origin }: URL, parts: string[]): SiteAnswer | undefined {
  if (parts.at(-1) === 'rss') return undefined;
  if (!/^(?:www\.)?tumblr\.com$/.test(hostname)) {
    return feeds(parts[0] === 'tagged' && parts[1] ? `${origin}/tagged/${parts[1]}/rss` : `${origin}/rss`);
  }
  const [first, second, third] = parts;
  const name = first === 'blog' ? (second === 'view' ? third : second) : first;
  const isPage = /^(?:about|communities|dashboard|docs|explore|login|register|search|settings|tagged|tips)$/;
  return name && !isPage.test(name) ? feeds(`https://${name.replace(/^@/, '')}.tumblr.com/rss`) : undefined;
}

function readStackExchange({ origin }: URL, [first, second, third]: string[]): SiteAnswer | undefined {
  if (!first) return feeds(`${origin}/feeds`);
  if (first === 'questions' && second === 'tagged' && third) return feeds(`${origin}/feeds/tag/${third}`);
  if (first === 'tags' && second) return feeds(`${origin}/feeds/tag/${second}`);
  if (!/^\d+$/.test(second ?? '')) return first === 'questions' ? feeds(`${origin}/feeds`) : undefined;
  if (first === 'questions') return feeds(`${origin}/feeds/question/${second}`);
  return first === 'users' ? feeds(`${origin}/feeds/user/${second}`) : undefined;
}

/** Profiles as Mastodon, Misskey and others spell them; one seen from another server is asked for at its own. */
function readFediverse({ origin }: URL, parts: string[]): SiteAnswer | undefined {
  const [first, second] = parts;
  const name = first === 'users' || first === 'web' ? second?.replace(/^(?!@)/, '@') : first;
  const [, user, server] = /^@([\w-][\w.-]*?)(?:@([\w.-]+\.[\w-]+))?$/.exec(name ?? '') ?? [];
  if (!user || /\.(?:rss|atom|json)$/.test(user)) return undefined;
  const place = `${server ? `https://${server}` : origin}/@${user}`;
  return feeds(`${place}.rss`, `${place}.atom`);
}
