import { AppError } from '#shared/app-error.ts';
import { MAX_CATEGORY_NAME } from '#shared/limits.ts';
import { slugOf } from './slug.ts';

/** A model's proposal that is longer than this is a sentence, not a name. */
const MAX_PROPOSED_NAME = 40;
const MAX_PROPOSED_WORDS = 4;

/** What small models write where they have nothing to propose: a word for nothing, or the id of another one. */
const noName =
  /^(none|null|nil|n-a|na|no|not-applicable|unknown|undefined|empty|other|others|new-category|c\d+)$/;

/**
 * A name in its clean form (NFKC, one line): no control characters, nothing that turns the direction of the
 * text around it, nothing invisible but the two joiners that scripts and emoji are written with.
 */
export function tidyName(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/(?![\u200c\u200d])[\p{Cf}\ufffd]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

export type CategoryName = { name: string; slug: string };

/** Reads a name that the owner gave. Throws `invalid_request` with what is wrong about it. */
export function parseCategoryName(text: string): CategoryName {
  const name = tidyName(text);
  const slug = slugOf(name);
  if (slug === '') {
    throw new AppError('invalid_request', 'A category needs a name with at least one letter or number.');
  }
  const { length } = [...name];
  if (length > MAX_CATEGORY_NAME) {
    throw new AppError(
      'invalid_request',
      `The name of a category has at most ${MAX_CATEGORY_NAME} characters; this one has ${length}.`,
      { hint: 'Take a shorter name.' },
    );
  }
  return { name, slug };
}

/**
 * Reads a name that a model proposed; undefined when it does not look like one. A model that writes rubbish
 * must not fill the tree.
 */
export function parseProposedName(text: string): CategoryName | undefined {
  const name = tidyName(text);
  const slug = slugOf(name);
  const looksLikeName =
    /\p{L}/u.test(slug) &&
    !noName.test(slug) &&
    [...name].length <= MAX_PROPOSED_NAME &&
    name.split(' ').length <= MAX_PROPOSED_WORDS;
  return looksLikeName ? { name: capitalise(name), slug } : undefined;
}

function capitalise(name: string): string {
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase('en') + rest.join('');
}
