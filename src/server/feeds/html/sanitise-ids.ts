import { articleIdPrefix } from '#shared/article-html.ts';
import { attributesOf, type HtmlParent, listElements } from './parse-html.ts';
import type { SanitiseBase } from './sanitise-elements.ts';

/** The names that links of the article jump to inside the article itself: footnotes, mostly. */
export function listJumpTargets(tree: HtmlParent, { base, page }: SanitiseBase): Set<string> {
  const here = (page ?? base)?.replace(/#.*$/s, '');
  const targets = new Set<string>();
  for (const element of listElements(tree)) {
    if (element.tagName !== 'a') continue;
    const href = attributesOf(element)['href']?.trim() ?? '';
    const [address = '', fragment = ''] = href.split('#', 2);
    if (fragment === '' || (address !== '' && address !== here)) continue;
    targets.add(withoutPrefix(decode(fragment)));
  }
  return targets;
}

/** The id under which an element is jumped to, or null when no link does. Each is given away once. */
export function takeId(attributes: Record<string, string>, targets: Set<string>): string | null {
  for (const written of [attributes['id'], attributes['name']]) {
    const name = written === undefined ? '' : withoutPrefix(written);
    if (/^[\p{L}\p{N}_.:*-]{1,100}$/u.test(name) && targets.delete(name)) return articleIdPrefix + name;
  }
  return null;
}

function withoutPrefix(name: string): string {
  return name.startsWith(articleIdPrefix) ? name.slice(articleIdPrefix.length) : name;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
