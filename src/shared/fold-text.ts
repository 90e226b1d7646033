/** A text in small letters without accents: what is the same to somebody who types in a hurry. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
