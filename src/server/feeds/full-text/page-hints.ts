import { type HtmlParent, listElements } from '#server/feeds/html/parse-html.ts';
import { attributeOf, textOf } from './page-tree.ts';

/** What a page says of its article in places that are not shown. */
export type PageHints = {
  title: string | null;
  /** The only main heading; null where there are none or several. */
  heading: string | null;
  byline: string | null;
  excerpt: string | null;
  /** The text as data for search engines (schema.org), paragraphs apart as they were; null where there is none. */
  body: string | null;
  /** What relative addresses stand against. */
  base: string;
};

/** Data beyond this is not about one article, in characters. */
const MOST_DATA = 1024 * 1024;
const MOST_NODES = 500;

type Found = { body: string; title: string | null; byline: string | null };

export function readHints(page: HtmlParent, url: string): PageHints {
  const elements = listElements(page);
  const meta = new Map<string, string>();
  const data: Found[] = [];
  let [title, base]: [string | null, string | null] = [null, null];
  for (const element of elements) {
    if (element.tagName === 'meta') {
      const name = (attributeOf(element, 'property') ?? attributeOf(element, 'name') ?? '').toLowerCase();
      const content = attributeOf(element, 'content')?.trim();
      if (name !== '' && content && !meta.has(name)) meta.set(name, content);
    } else if (element.tagName === 'title') {
      title ??= textOf(element, 500) || null;
    } else if (element.tagName === 'base') {
      base ??= URL.parse(attributeOf(element, 'href') ?? '', url)?.href ?? null;
    } else if (element.tagName === 'script' && attributeOf(element, 'type') === 'application/ld+json') {
      const [child] = element.childNodes;
      if (child && 'value' in child) data.push(...readData(child.value));
    }
  }
  const longest = data.toSorted((one, other) => other.body.length - one.body.length)[0];
  const headings = elements.filter(({ tagName }) => tagName === 'h1');
  const heading = (headings.length === 1 && headings[0] && textOf(headings[0], 500)) || null;
  return {
    heading,
    title: meta.get('og:title') ?? longest?.title ?? heading ?? title,
    byline: longest?.byline ?? meta.get('author') ?? null,
    excerpt: meta.get('og:description') ?? meta.get('description') ?? null,
    body: longest && longest.body !== '' ? longest.body : null,
    base: base ?? url,
  };
}

/** Every article in a piece of JSON-LD, wherever it stands in it. */
function readData(text: string): Found[] {
  if (text.length > MOST_DATA) return [];
  let waiting: unknown[];
  try {
    waiting = [JSON.parse(text)];
  } catch {
    return [];
  }
  const found: Found[] = [];
  for (let count = 0; waiting.length > 0 && count < MOST_NODES; count += 1) {
    const node = waiting.pop();
    if (Array.isArray(node)) waiting.push(...node.slice(0, MOST_NODES));
    else if (isRecord(node)) {
      const body = node['articleBody'];
      if (typeof body === 'string' || /Article|BlogPosting|Report$/.test(String(node['@type']))) {
        found.push({
          body: typeof body === 'string' ? body.trim() : '',
          title: stringOrNull(node['headline']),
          byline: nameOf(node['author']),
        });
      }
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'liveBlogUpdate']) {
        if (node[key] !== undefined) waiting.push(node[key]);
      }
    }
  }
  return found;
}

function nameOf(author: unknown): string | null {
  if (Array.isArray(author))
    return (
      author
        .map(nameOf)
        .filter((name) => name !== null)
        .slice(0, 10)
        .join(', ') || null
    );
  return isRecord(author) ? stringOrNull(author['name']) : stringOrNull(author);
}

function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
