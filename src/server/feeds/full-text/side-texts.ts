// Short texts that sites put into their articles and that are no part of them, in a few languages.

const labels = new RegExp(
  `^(?:${[
    'advertisements?',
    'ad',
    'sponsored(?: content)?',
    'anzeige',
    'werbung',
    'publicité',
    'publicidad',
    'реклама',
    '広告',
    '广告',
    'share(?: this)?(?: (?:article|story|post|page))?',
    'share on (?:facebook|twitter|x|linkedin|whatsapp|reddit)',
    'teilen',
    'partager',
    'compartir',
    'copy(?: link)?',
    'print(?: this)?(?: page)?',
    'e-?mail(?: this)?',
    'tweet',
    'jump to recipe',
    'skip (?:to|past) .{1,40}',
    'loading\\.*',
    'back to top',
    'check (?:the )?price.{0,20}',
    'related(?: (?:stories|articles|posts|topics|content|links|reading))?',
    'more (?:from|on|stories|news|about)(?: .{1,40})?',
    'read (?:more|next|also)',
    'you (?:may|might) (?:also )?(?:like|be interested in).{0,20}',
    'recommended(?: for you)?',
    'trending(?: now)?',
    'most (?:read|popular)',
    'up next',
    'top stories',
    'lesen sie auch',
    'mehr zum thema',
    'à lire aussi',
    'lire aussi',
    'leer más',
    'читайте также',
    '関連記事',
    '相关阅读',
    '延伸阅读',
    'leave a (?:reply|comment)',
    '(?:\\d+ )?comments?',
    'view comments',
    'subscribe(?: now)?',
    'sign up(?: for .{1,60})?',
    'log in',
    'follow us(?: on .{1,40})?',
    'close',
  ].join('|')})[\\s:.!…»→]*$`,
  'iu',
);

/** Beginnings of a line that leads to another story. */
const leadIns =
  /^(?:\W{0,3})(?:read (?:more|also|next)|see also|also read|more(?: on this)?|related|don[’']t miss|watch|listen|lesen sie auch|mehr dazu|auch interessant|à lire|lire aussi|lee también|leer más|leia (?:mais|também)|leggi anche|lees ook|läs också|читайте также|相关阅读|関連記事)/iu;

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const date = new RegExp(
  `(?:\\b\\d{1,2}(?:st|nd|rd|th)?\\.? (?:${months})\\b|\\b(?:${months})\\.? \\d{1,2}\\b|\\b\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}\\b|\\d{4}年)`,
  'iu',
);
const metaWords =
  /^(?:by|von|par|por|di|door|av|written by|posted (?:on|by|in|at)|published|updated|last (?:updated|modified)|filed under|tags?|tagged|categor(?:y|ies)|labels|source|reading time)\b|\b\d+\s*(?:min(?:ute)?s?)(?: read)?$|^\d+ (?:views|likes|comments|shares)\b|©|all rights reserved/iu;

/** The whole text is a label or a button. */
export function isLabel(text: string): boolean {
  return text.length <= 90 && labels.test(text);
}

/** It leads to something else. */
export function isLeadIn(text: string): boolean {
  return leadIns.test(text);
}

/** Who wrote it, when, filed under what: about the article, not of it. */
export function isMeta(text: string): boolean {
  const words = text.split(/\s+/).length;
  if (words > 25 || (/[.!?。][”"']?$/.test(text) && words > 8 && !/rights reserved/i.test(text)))
    return false;
  return metaWords.test(text) || (words <= 12 && date.test(text)) || isLabel(text);
}
