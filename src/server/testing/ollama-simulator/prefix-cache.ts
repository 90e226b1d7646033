/** About four characters are a token, in English and in code. */
const charactersPerToken = 4;

/** Tokens of a text, roughly as a tokenizer would count them. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

/** What one slot of a loaded model remembers: the prompt it saw last. */
export type Slot = { prompt: string; isBusy: boolean };

/** The free slot that has most of this prompt already, or undefined when all are busy. */
export function findSlot(slots: readonly Slot[], prompt: string): Slot | undefined {
  const free = slots.filter((slot) => !slot.isBusy);
  return free.sort((a, b) => commonPrefix(b.prompt, prompt) - commonPrefix(a.prompt, prompt))[0];
}

/** Tokens that this slot must evaluate for the prompt: those after the part it has already; at least one. */
export function tokensToEvaluate(slot: Slot, prompt: string): number {
  return Math.max(
    1,
    countTokens(prompt) - Math.floor(commonPrefix(slot.prompt, prompt) / charactersPerToken),
  );
}

function commonPrefix(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  let length = 0;
  while (length < end && one[length] === other[length]) length += 1;
  return length;
}
