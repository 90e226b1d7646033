/** What a link that leads to a note says: "1", "[12]", "a", "iv", "*", "note 3". */
const mark = /^[\s([{]*(?:note\s*)?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶#]{1,3})[\s)\]}.:]*$/iu;

/** What leads from a note back to its place in the text: an arrow, or words that say so. */
const wayBack = /[↩↑⬑⤴^]|^\s*(?:back|return|jump (?:up|back)|zurück|retour)\b/iu;

export function isNoteMark(text: string): boolean {
  return mark.test(text);
}

export function isWayBack(text: string): boolean {
  return wayBack.test(text);
}
