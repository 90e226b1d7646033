import { links, ps, teasers } from './article-page.ts';
import type { Prose } from './made-prose.ts';

// What stands in, around and below articles and is none of them.

export const shareBar =
  '<div class="share-bar"><span>Share this</span><ul><li><a href="https://facebook.example/s">Facebook</a></li><li><a href="https://x.example/s">X</a></li><li><a href="https://mail.example/s">Email</a></li><li><a href="#">Copy link</a></li></ul></div>';

export function newsletterBox(other: Prose): string {
  return `<div class="newsletter-signup"><h3>Get our morning briefing</h3><p>${other.sentence()} Sign up for free.</p><form action="/signup"><label>Email<input type="email"></label><button>Subscribe</button></form><p class="small">You can unsubscribe at any time. Read our <a href="/privacy">privacy policy</a>.</p></div>`;
}

export function relatedBox(other: Prose): string {
  return `<div class="related-articles"><h4>Related stories</h4><ul>${links(other, 4, '/story')}</ul></div>`;
}

export function readAlso(other: Prose): string {
  return `<p><strong>Read more: <a href="/story/9">${other.title()}</a></strong></p>`;
}

export function cookieBanner(other: Prose): string {
  return `<div id="cookie-consent" role="dialog" aria-label="Cookies"><h2>We value your privacy</h2>${ps([`We and our 812 partners store and access information on a device. ${other.paragraph(4)}`, `You can change your choices at any time. ${other.paragraph(4)}`, other.paragraph(5)])}<button>Accept all</button><button>Reject all</button><a href="/cookies">More options</a></div>`;
}

export function comments(other: Prose, count: number): string {
  const one = () =>
    `<li class="comment"><div class="comment-author">${other.title().split(' ').slice(-2).join(' ')}</div><div class="comment-body">${ps(other.paragraphs(1 + other.below(2)))}</div><a class="reply" href="#r">Reply</a></li>`;
  return `<section id="comments" class="comments-area"><h2>${count} comments</h2><ol class="comment-list">${Array.from({ length: count }, one).join('')}</ol><h3>Leave a reply</h3><form><textarea></textarea><button>Post comment</button></form></section>`;
}

export function authorBox(other: Prose): string {
  return `<div class="author-bio"><img src="/me.jpg" alt=""><h4>About the author</h4><p>${other.paragraph(2)}</p><a href="/author/me">All posts</a></div>`;
}

export const byline =
  '<div class="byline"><span class="author">By <a href="/author/jo">Jo Example</a></span> <time datetime="2026-01-18">18 January 2026</time> · <span>6 min read</span></div>';

export function tagList(other: Prose): string {
  return `<div class="tags"><span>Filed under:</span> <ul>${links(other, 5, '/tag')}</ul></div>`;
}

export function moreNews(other: Prose): string {
  return `<section class="more-stories"><h2>More from The Daily Example</h2>${teasers(other, 8)}</section>`;
}
