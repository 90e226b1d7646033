/** The longest name of a category, in characters; a model's longer proposal is no category. */
export const MAX_CATEGORY_NAME = 40;

/**
 * The one way to compare names of categories: without case, accents and punctuation, so that "AI & law" and
 * "ai and law" do not become two.
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}+#]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
