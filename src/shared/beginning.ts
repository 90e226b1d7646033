/** Below this an item is rather the beginning of an article than a whole one, in words. */
const SHORT = 150;

/** How a text ends that goes on elsewhere. */
const ending =
  /(?:…|\.\.\.|\[(?:…|\.\.\.)\]|(?:read more|continue reading|read the (?:full|rest of).{0,40}|weiterlesen|lire la suite|leer más|seguir leyendo|leggi tutto|lees meer|läs mer|читать далее|続きを読む|阅读全文|阅读更多)\P{L}{0,6})[\s"'”’»)\]→>]*$/iu;

const players =
  /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|twitch\.tv|dailymotion\.com)\//i;

/** Whether a feed's plain text of an article says by its end that it goes on elsewhere. */
export function goesOn(text: string): boolean {
  return ending.test(text.slice(-200));
}

/** Whether a text of so many words is rather the beginning of an article than a whole one. */
export function isShort(wordCount: number): boolean {
  return wordCount < SHORT;
}

type Item = { url: string | null; html: string; enclosures: readonly { type: string | null }[] };

/** Whether an article is sound or film: its page has no more text than its feed. */
export function isHeardOrWatched({ url, html, enclosures }: Item): boolean {
  if (enclosures.some(({ type }) => /^(?:audio|video)\//.test(type ?? ''))) return true;
  return players.test(url ?? '') || /<(?:audio|video)\b/.test(html);
}
