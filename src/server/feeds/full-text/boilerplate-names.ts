// The words that sites give to what stands around their articles, in classes and ids.

/**
 * `certain`: nothing named so is ever the article. `likely`: it usually is not, but a wrapper of everything may
 * have the name too ("layout-with-sidebar"). `short`: it is not while it is short.
 */
export type NameVerdict = 'certain' | 'likely' | 'short' | 'none';

const certainWords = new Set(
  (
    'cookie cookies consent gdpr ccpa onetrust newsletter newsletters breadcrumb breadcrumbs outbrain taboola ' +
    'disqus sharedaddy addtoany addthis pagination pager popup interstitial masthead navbox catlinks ' +
    'editsection mw-editsection adsbygoogle advert advertisement ' +
    'advertisements sponsor sponsored skiplink'
  ).split(' '),
);
const likelyWords = new Set(
  (
    'comments comment commentlist respond replies share sharing sharebar shares social socials related recirc ' +
    'recirculation recommended recommendation recommendations relatedposts sidebar sidebars nav navbar navigation ' +
    'menu footer signup trending popular mostread banner ad ads modal overlay toolbar byline toc infobox suggested ' +
    'upnext bio tags breaking ticker outlinks copyright disclaimer ratings'
  ).split(' '),
);
/** Page builders call every block of an article a widget; only what begins so stands beside it. */
const likelyBeginnings = new Set(['widget', 'widgets']);
/** Boxes of a few lines; a long text of that name is the article of a member, or its beginning. */
const shortWords = new Set(
  'paywall regwall subscribe subscription login register teaser teasers promo promos promotion'.split(' '),
);
const certainRuns = [
  'most read',
  'most popular',
  'read next',
  'read more',
  'more stories',
  'more news',
  'more from',
  'you may like',
  'up next',
  'sign up',
  'author bio',
  'author box',
  'about author',
  'share bar',
  'share buttons',
  'share links',
  'share tools',
  'social share',
  'social links',
  'related posts',
  'related articles',
  'related stories',
  'related links',
  'related content',
  'ad slot',
  'ad container',
  'ad wrapper',
  'comments area',
  'comment list',
  'screen reader text',
  'sr only',
  'visually hidden',
  'site header',
  'site footer',
  'post navigation',
  'table of contents',
];
/** Whoever adds these says that it is the article, whatever else the name says. */
const contentWords =
  /(?:^| )(?:article ?body|entry content|post ?(?:content|body|text)|story ?(?:content|body|text)|article ?(?:content|text)|body ?(?:copy|text)|blog ?(?:content|text)|rich ?text ?body)(?: |$)/;
/** Names of what holds the article with much else. */
const wrapperWords = /(?:^| )(?:main content|hentry|has sidebar|layout)(?: |$)/;

/** What the class and the id of an element say about it. */
export function judgeName(classAndId: string): NameVerdict {
  if (classAndId === '') return 'none';
  // Class by class: what two classes have in common says nothing.
  let verdict: NameVerdict = 'none';
  for (const name of classAndId.split(/\s+/).slice(0, 12)) {
    // Utility classes say how something looks ("lg:hidden", "ad-[3px]").
    if (name.length > 60 || /[:[\]]/.test(name)) continue;
    const words = splitName(name);
    const run = words.join(' ');
    if (contentWords.test(run) || wrapperWords.test(run)) return 'none';
    if (
      words.some((word) => certainWords.has(word)) ||
      certainRuns.some((one) => ` ${run} `.includes(` ${one} `))
    ) {
      verdict = 'certain';
    } else if (verdict === 'none') {
      verdict = judgeEnds(words[0] ?? '', words.at(-1) ?? '');
    }
  }
  return verdict;
}

function judgeEnds(first: string, last: string): NameVerdict {
  if (likelyWords.has(first) || likelyWords.has(last) || likelyBeginnings.has(first)) return 'likely';
  return shortWords.has(first) || shortWords.has(last) ? 'short' : 'none';
}

/** Whether the class and the id say that this holds the article's text. */
export function namesArticle(classAndId: string): boolean {
  return classAndId
    .split(/\s+/)
    .slice(0, 12)
    .some((name) => contentWords.test(splitName(name).join(' ')));
}

function splitName(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
