const names = (list: string) => new Set(list.split(' '));

/** Elements that go with all they contain: their text is code, a label of a control, or for no reader. */
export const droppedElements = names(
  'applet base basefont button canvas datalist embed frame frameset head input keygen link math meta noembed ' +
    'noframes object optgroup option param plaintext script select style svg template textarea title track xmp',
);

/** Elements without content or end tag. */
export const voidElements = names('br col hr img source wbr');

/** Elements that are to be read as another. All that are not known lose their tags and keep their text. */
export const renamedElements: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  center: 'div',
  dir: 'ul',
  fieldset: 'div',
  hgroup: 'div',
  listing: 'pre',
  menu: 'ul',
  strike: 's',
  tt: 'code',
};

/** What an attribute may say, for those that are copied as they came. */
export const attributeValues: Readonly<Record<string, RegExp>> = {
  alt: /^/,
  // The widest that browsers accept for a table's cell is 1,000.
  colspan: /^[1-9]\d{0,2}$/,
  datetime: /^[\w\s.:+-]{1,40}$/,
  dir: /^(?:ltr|rtl|auto)$/i,
  lang: /^[a-z\d]{1,8}(?:-[a-z\d]{1,8}){0,4}$/i,
  media: /^[\w\s().,:<>=/-]{1,200}$/,
  open: /^/,
  reversed: /^/,
  rowspan: /^[1-9]\d{0,2}$/,
  scope: /^(?:row|col|rowgroup|colgroup)$/i,
  sizes: /^[\w\s().,:<>=%+*/-]{1,500}$/,
  span: /^[1-9]\d{0,2}$/,
  start: /^-?\d{1,9}$/,
  title: /./,
  type: /^(?:[1aAiI]|(?:audio|image|video)\/[\w.+-]{1,60}(?:;\s*codecs=[\w., '"+-]{1,100})?)$/,
  value: /^-?\d{1,9}$/,
};

/** Attributes whose presence says all. */
export const flagAttributes = names('allowfullscreen controls open reversed');
