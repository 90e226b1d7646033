/** From this many elements on, what is out of sight is not laid out; shorter ones need no guessed heights. */
const LONG = 1_500;

/** Headings, lists, code and tables of the article that is called `title`. */
export function fitBlocks(fragment: DocumentFragment, title: string): void {
  dropTitle(fragment, title);
  fitHeadings(fragment);
  // The page has a main part and navigation of its own; a screen reader shall not find them in an article.
  for (const landmark of fragment.querySelectorAll('main, nav')) rename(landmark, 'div');
  for (const item of fragment.querySelectorAll('li')) {
    if (/^\s*[☐☑]/.test(item.textContent)) item.dataset['task'] = '';
  }
  for (const code of fragment.querySelectorAll('pre')) frameCode(code);
  for (const table of fragment.querySelectorAll('table')) frameTable(table);
  if (fragment.querySelectorAll('*').length > LONG) {
    for (const block of listBlocks(fragment)) block.dataset['far'] = '';
  }
}

/** Many feeds begin the text with the title, which stands over it already. */
function dropTitle(fragment: DocumentFragment, title: string): void {
  const [first] = listBlocks(fragment);
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  if (
    first?.matches('h1, h2, h3') &&
    !first.querySelector('img') &&
    plain(first.textContent) === plain(title)
  ) {
    first.remove();
  }
}

/** The article's title is the page's first heading: those of its text begin below it, whatever they began with. */
function fitHeadings(fragment: DocumentFragment): void {
  const headings = [...fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const levels = headings.map(({ localName }) => Number(localName.slice(1)));
  const shift = 2 - Math.min(...levels);
  if (shift === 0) return;
  headings.forEach((heading, place) => {
    rename(heading, `h${Math.min(6, (levels[place] ?? 2) + shift)}`);
  });
}

function rename(element: Element, name: string): void {
  const renamed = document.createElement(name);
  for (const { name: attribute, value } of element.attributes) renamed.setAttribute(attribute, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

function frameCode(code: Element): void {
  const frame = document.createElement('div');
  frame.dataset['code'] = '';
  code.replaceWith(frame);
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['copy'] = '';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy the code');
  frame.append(code, button);
}

/** Tables that only arrange (newsletters are made of them) are read as if they were none. */
function frameTable(table: HTMLTableElement): void {
  if (isArranging(table)) {
    table.dataset['arranging'] = '';
    const parts = [...table.rows].flatMap((row) => [row, ...row.cells]);
    for (const part of [table, ...table.tBodies, ...parts]) part.setAttribute('role', 'presentation');
    return;
  }
  const frame = document.createElement('div');
  frame.dataset['wide'] = '';
  table.replaceWith(frame);
  frame.append(table);
}

function isArranging(table: HTMLTableElement): boolean {
  const rows = [...table.rows];
  if (table.caption || rows.some(({ cells }) => [...cells].some(({ localName }) => localName === 'th'))) {
    return false;
  }
  return table.querySelector('table') !== null || rows.every(({ cells }) => cells.length <= 1);
}

/** The blocks of an article one after the other; what only wraps others is looked into. */
export function listBlocks(parent: ParentNode): HTMLElement[] {
  return [...parent.children].flatMap((child) => {
    if (!(child instanceof HTMLElement)) return [];
    return isWrapper(child) ? listBlocks(child) : [child];
  });
}

const blockNames = 'p, div, section, article, ul, ol, dl, pre, blockquote, figure, h1, h2, h3, h4, h5, h6';

function isWrapper(element: HTMLElement): boolean {
  if (!element.matches('div, section, article, header, aside')) return false;
  if (element.dataset['code'] !== undefined || element.dataset['wide'] !== undefined) return false;
  return [...element.children].some((child) => child.matches(blockNames));
}
