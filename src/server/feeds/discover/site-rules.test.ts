import { expect, test } from 'vitest';
import { readSitePage } from './site-pages.ts';
import { readSiteRule } from './site-rules.ts';

const answer = (url: string) => readSiteRule(new URL(url));
const channel = 'UCabcdefghijklmnopqrstuv';
const videos = 'https://www.youtube.com/feeds/videos.xml';
const repo = ['releases', 'tags', 'commits'].map((name) => `https://github.com/anna/tides/${name}.atom`);

test.each([
  [`https://www.youtube.com/channel/${channel}`, `${videos}?channel_id=${channel}`],
  [`https://m.youtube.com/channel/${channel}/videos?view=0`, `${videos}?channel_id=${channel}`],
  ['https://youtube.com/user/anna', `${videos}?user=anna`],
  ['https://www.youtube.com/playlist?list=PL0123', `${videos}?playlist_id=PL0123`],
  ['https://github.com/anna', 'https://github.com/anna.atom'],
  ['https://github.com/anna/tides/commits/main', 'https://github.com/anna/tides/commits/main.atom'],
  ['https://github.com/anna/tides/tree/fix/one', 'https://github.com/anna/tides/commits/fix/one.atom'],
  ['https://github.com/anna/tides/tags', 'https://github.com/anna/tides/tags.atom'],
  ['https://github.com/anna/tides/discussions/12', 'https://github.com/anna/tides/discussions.atom'],
  ['https://gist.github.com/anna', 'https://gist.github.com/anna.atom'],
  ['https://gitlab.com/group/sub/tides', 'https://gitlab.com/group/sub/tides/-/releases.atom'],
  ['https://code.example/group/tides/-/issues', 'https://code.example/group/tides/-/releases.atom'],
  ['https://codeberg.org/anna/tides', 'https://codeberg.org/anna/tides/releases.rss'],
  ['https://www.reddit.com/r/tides', 'https://www.reddit.com/r/tides/.rss'],
  ['https://old.reddit.com/r/tides/top/?t=week', 'https://www.reddit.com/r/tides/top/.rss?t=week'],
  ['https://reddit.com/u/anna', 'https://www.reddit.com/user/anna/.rss'],
  ['https://bsky.app/profile/anna.example', 'https://bsky.app/profile/anna.example/rss'],
  ['https://bsky.app/profile/did:plc:abc/post/1', 'https://bsky.app/profile/did:plc:abc/rss'],
  ['https://medium.com/@anna', 'https://medium.com/feed/@anna'],
  ['https://medium.com/tides/a-post-123', 'https://medium.com/feed/tides'],
  ['https://medium.com/tag/sea', 'https://medium.com/feed/tag/sea'],
  ['https://anna.medium.com/', 'https://anna.medium.com/feed'],
  ['https://tides.substack.com/p/one', 'https://tides.substack.com/feed'],
  ['https://tides.tumblr.com/post/1', 'https://tides.tumblr.com/rss'],
  ['https://tides.tumblr.com/tagged/sea', 'https://tides.tumblr.com/tagged/sea/rss'],
  ['https://www.tumblr.com/tides', 'https://tides.tumblr.com/rss'],
  ['https://www.tumblr.com/blog/view/tides', 'https://tides.tumblr.com/rss'],
  ['https://tides.wordpress.com/2026/01/one/', 'https://tides.wordpress.com/feed/'],
  ['https://tides.wordpress.com/tag/sea/', 'https://tides.wordpress.com/tag/sea/feed/'],
  ['https://tides.blogspot.co.uk/', 'https://tides.blogspot.co.uk/feeds/posts/default'],
  ['https://tides.blogspot.com/search/label/sea', 'https://tides.blogspot.com/feeds/posts/default/-/sea'],
  ['https://stackoverflow.com/questions/tagged/rss+atom', 'https://stackoverflow.com/feeds/tag/rss+atom'],
  ['https://tides.stackexchange.com/questions/12/why', 'https://tides.stackexchange.com/feeds/question/12'],
  ['https://superuser.com/users/5/anna', 'https://superuser.com/feeds/user/5'],
  ['https://vimeo.com/anna', 'https://vimeo.com/anna/videos/rss'],
  ['https://dev.to/anna/a-post', 'https://dev.to/feed/anna'],
  ['https://pypi.org/project/tides/', 'https://pypi.org/rss/project/tides/releases.xml'],
  ['https://arxiv.org/list/cs.AI/recent', 'https://rss.arxiv.org/rss/cs.AI'],
  ['https://letterboxd.com/anna/', 'https://letterboxd.com/anna/rss/'],
  ['https://store.steampowered.com/app/10/Name/', 'https://store.steampowered.com/feeds/news/app/10/'],
  ['https://social.example/@anna', 'https://social.example/@anna.rss'],
  ['https://social.example/@anna/115', 'https://social.example/@anna.rss'],
  ['https://social.example/@anna@other.example', 'https://other.example/@anna.rss'],
  ['https://social.example/users/anna', 'https://social.example/@anna.rss'],
])('%s has its first feed at %s', (url, feed) => {
  expect(answer(url)).toMatchObject({ feeds: expect.arrayContaining([feed]) });
  expect(JSON.stringify(answer(url))).toContain(`{"feeds":["${feed}"`);
});

test('a repository has its releases, tags and commits', () => {
  for (const url of [
    'https://github.com/anna/tides',
    'https://github.com/anna/tides.git',
    'https://www.github.com/anna/tides/issues',
  ]) {
    expect(answer(url)).toEqual({ feeds: repo });
  }
});

test.each([
  ['https://www.youtube.com/@anna', 'https://www.youtube.com/@anna'],
  ['https://m.youtube.com/c/anna/videos', 'https://www.youtube.com/c/anna/videos'],
  ['https://youtu.be/abc?t=3', 'https://www.youtube.com/watch?v=abc'],
  ['https://music.youtube.com/watch?v=abc&list=PL1', 'https://www.youtube.com/watch?v=abc&list=PL1'],
])('whose videos %s shows is told by its page', (url, page) => {
  expect(answer(url)).toEqual({ page });
});

test.each([
  'https://example.org/',
  'https://example.org/r/tides',
  `${videos}?channel_id=${channel}`,
  'https://github.com/anna/tides/releases.atom',
  'https://github.com/anna.atom',
  'https://github.com/features',
  'https://github.com/',
  'https://www.reddit.com/r/tides/.rss',
  'https://medium.com/feed/@anna',
  'https://tides.substack.com/feed',
  'https://social.example/@anna.rss',
  'https://notgithub.com/anna/tides',
  'https://github.com.evil.example/anna/tides',
])('nothing is known of %s beforehand', (url) => {
  expect(answer(url)).toBeUndefined();
});

test('of shows at Apple it is said that their feeds cannot be found there', () => {
  expect(answer('https://podcasts.apple.com/us/podcast/tides/id12')).toEqual({
    hint: expect.stringContaining('own site'),
  });
});

const suggested = '"channelId":"UCzzzzzzzzzzzzzzzzzzzzzz"';
test.each([
  ['by an element', `${suggested}<meta itemprop="channelId" content="${channel}">`],
  ['by what its player is told', `{${suggested}},"videoDetails":{"videoId":"x","channelId":"${channel}"},`],
  ['by what the channel says of itself', `{${suggested}},"externalId":"${channel}"`],
  ['by its own address', `<link rel="canonical" href="https://www.youtube.com/channel/${channel}">`],
])('the channel of a video is read from its page: %s', (_, html) => {
  const page = new URL('https://www.youtube.com/watch?v=x');
  expect(readSitePage(page, html)).toEqual([`${videos}?channel_id=${channel}`]);
  expect(readSitePage(new URL('https://evil.example/'), html)).toEqual([]);
});
