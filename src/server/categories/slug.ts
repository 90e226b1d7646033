/**
 * The one way to compare names of categories: without case, accents, width and punctuation, so that "AI & law"
 * and "ai and law" do not become two. Marks that make another letter (in Hindi, Thai, Japanese …) and emoji
 * are kept. Empty for a name of signs alone.
 */
export function slugOf(name: string): string {
  return (
    name
      .normalize('NFKD')
      // Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, and what only chooses or joins glyphs.
      .replace(/[\u0300-\u036f]|[\u0591-\u05c7]|[\u064b-\u065f]|[\ufe00-\ufe0f]|[\u200c\u200d]/gu, '')
      .toLowerCase()
      .replace(/&/g, ' and ')
      .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}+#]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .normalize('NFC')
  );
}
