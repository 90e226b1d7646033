import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';
import { SETTINGS_NAMESPACE } from './feed-list.ts';

/** What of a feed is written. Its login is not: such files are sent around. */
export type WrittenFeed = Pick<
  Feed,
  | 'url'
  | 'site_url'
  | 'title'
  | 'folder_id'
  | 'refresh_minutes'
  | 'user_agent'
  | 'never_judge'
  | 'always_show'
  | 'full_text'
  | 'retention_days'
  | 'muted'
  | 'muted_until'
  | 'paused'
>;

/**
 * All feeds as OPML 2.0: those of folders first, then those of none, in the order given. Our own settings
 * stand in a namespace, where other programs pass them over. `now` in epoch ms.
 */
export function writeFeedList(
  { folders, feeds }: { folders: readonly Folder[]; feeds: readonly WrittenFeed[] },
  now: number,
): string {
  const byFolder = Map.groupBy(feeds, ({ folder_id }) => folder_id);
  const lines = folders.flatMap(({ id, name }) => [
    `    <outline${attributes({ text: name, title: name })}>`,
    ...(byFolder.get(id) ?? []).map((feed) => `      ${outlineOf(feed)}`),
    '    </outline>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    // The version tells our own exports from what others write.
    `<opml version="2.0"${attributes({ 'xmlns:winnow': SETTINGS_NAMESPACE, 'winnow:version': '1' })}>`,
    '  <head>',
    '    <title>Feeds from Winnow</title>',
    `    <dateCreated>${new Date(now).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...lines,
    ...(byFolder.get(null) ?? []).map((feed) => `    ${outlineOf(feed)}`),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function outlineOf(feed: WrittenFeed): string {
  const { title, url, site_url: siteUrl } = feed;
  const known = { text: title, title, type: 'rss', xmlUrl: url, htmlUrl: siteUrl };
  return `<outline${attributes({ ...known, ...settingsOf(feed) })}/>`;
}

/** Only what is not as on any new feed. */
function settingsOf(feed: WrittenFeed): Record<string, string | null> {
  return {
    'winnow:refresh_minutes': feed.refresh_minutes?.toString() ?? null,
    'winnow:user_agent': feed.user_agent,
    'winnow:never_judge': feed.never_judge ? 'true' : null,
    'winnow:always_show': feed.always_show ? 'true' : null,
    'winnow:full_text': feed.full_text === 'off' ? null : feed.full_text,
    'winnow:retention_days': feed.retention_days?.toString() ?? null,
    'winnow:muted': feed.muted ? (feed.muted_until ?? 'true') : null,
    'winnow:paused': feed.paused === 'owner' ? 'true' : null,
  };
}

function attributes(values: Record<string, string | null>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeXml(value)}"`))
    .join('');
}

/** Line ends and tabs in attributes would come back as blanks (XML 1.0 §3.3.3); other controls are forbidden. */
function escapeXml(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
