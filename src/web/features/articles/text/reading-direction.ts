/** Languages that are written from right to left, by their first part. */
const rightToLeft = new Set('ar arc ckb dv fa he ku-arab nqo prs ps sd ug ur uz-arab yi iw'.split(' '));

/** How an article's text runs: by its language, or by its letters where that is not known. */
export function readingDirection(language: string | null): 'ltr' | 'rtl' | 'auto' {
  if (language === null) return 'auto';
  const [name = '', script = ''] = language.toLowerCase().split('-');
  return rightToLeft.has(name) ||
    rightToLeft.has(`${name}-${script}`) ||
    script === 'arab' ||
    script === 'hebr'
    ? 'rtl'
    : 'ltr';
}
