export type PromptCategory = { id: string; name: string };
export type PromptArticle = { feed: string; title: string; text: string };

/** What a judging prompt says, found again in its text. */
export type ReadPrompt = {
  interests: string[];
  antiInterests: string[];
  categories: PromptCategory[];
  article: PromptArticle;
};

/**
 * Reads a prompt as a model would: sections under their headings, and the article between its delimiters.
 * Whatever is missing is empty. Worked examples may come before: the last section of a name counts.
 */
export function readPrompt(messages: readonly { role: string; content: string }[]): ReadPrompt {
  const all = messages.map((message) => message.content).join('\n\n');
  const last = messages.at(-1)?.content ?? '';
  const { before, article } = cutArticle(all, last);
  return {
    interests: listItems(before, /^(the reader's )?interests:\s*$/i),
    antiInterests: listItems(before, /^(not interested in|anti-interests):\s*$/i),
    categories: listCategories(before),
    article: readArticle(article),
  };
}

function cutArticle(all: string, last: string): { before: string; article: string } {
  const begin = [...all.matchAll(/^<<<ARTICLE ([^>\n]+)>>>[ \t]*$/gm)].at(-1);
  if (!begin) return { before: all, article: last };
  const text = all.slice(begin.index + begin[0].length);
  const end = text.indexOf(`<<<END ${begin[1] ?? ''}>>>`);
  return { before: all.slice(0, begin.index), article: end < 0 ? text : text.slice(0, end) };
}

/** The lines after the last line that is such a heading, indents kept, until something else than an item follows. */
function sectionAfter(text: string, heading: RegExp, item: RegExp): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const start = lines.findLastIndex((line) => heading.test(line));
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line !== '' && !item.test(line));
  return (end < 0 ? rest : rest.slice(0, end)).filter((line) => line !== '');
}

function listItems(text: string, heading: RegExp): string[] {
  const lines = sectionAfter(text, heading, /^ *[-*] /);
  return lines
    .map((line) => line.trim().slice(2).trim())
    .filter((line) => !/^\(?(none|nothing)\b/i.test(line));
}

const categoryLine = /^( *)(?:[-*] )?(c\d+)[:.]? +(.+)$/;

/** An indented category is named after the one above that it belongs to: `Technology > Databases`. */
function listCategories(text: string): PromptCategory[] {
  let parent = '';
  return sectionAfter(text, /^categories:\s*$/i, categoryLine).flatMap((line) => {
    const [, indent, id, name] = categoryLine.exec(line) ?? [];
    if (id === undefined || name === undefined) return [];
    if (indent !== '') return [{ id, name: `${parent} > ${name}` }];
    parent = name;
    return [{ id, name }];
  });
}

function readArticle(text: string): PromptArticle {
  const lines = text.trim().split('\n');
  const header = (name: string) =>
    lines
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim();
  const isHeader = (line: string) => /^(feed|date|title|author|url):/i.test(line);
  const firstOfText = lines.findIndex((line) => !isHeader(line));
  return {
    feed: header('Feed:') ?? '',
    title: header('Title:') ?? lines[0] ?? '',
    text: firstOfText < 0 ? '' : lines.slice(firstOfText).join('\n').trim(),
  };
}
