import { packVector } from '#server/estimates/words/pack-vector.ts';
import type { OllamaFailure, OllamaResult } from '#server/ollama/failure.ts';
import { succeeded } from '#server/ollama/failure.ts';
import { halve } from './embedding-text.ts';

/** Asks the model for one vector a text. */
export type AskForVectors = (texts: readonly string[]) => Promise<OllamaResult<number[][]>>;

/** One entry for each text; undefined where the model can make no vector of it. */
export type Embedded = (Int8Array | undefined)[];

/**
 * Embeds some texts in one call. When it is refused because of a text, each is asked about alone, so that one
 * bad text costs no other its vector; one that is too long gets a second chance with its first half. Fails when
 * Ollama does, and when not one of several texts has a vector: then it is the model.
 */
export async function embedBatch(
  ask: AskForVectors,
  texts: readonly string[],
): Promise<OllamaResult<Embedded>> {
  const asked = texts.filter((text) => text !== '');
  const result = await embedTexts(ask, asked);
  if (!result.ok) return result;
  const vectors = [...result.value];
  return succeeded(texts.map((text) => (text === '' ? undefined : vectors.shift())));
}

async function embedTexts(ask: AskForVectors, texts: readonly string[]): Promise<OllamaResult<Embedded>> {
  if (texts.length === 0) return succeeded([]);
  const together = await ask(texts);
  if (together.ok) return succeeded(together.value.map(packVector));
  if (!isAboutTexts(together.error)) return together;
  const vectors: Embedded = [];
  for (const text of texts) {
    const alone = await embedAlone(ask, text);
    if (!alone.ok) return alone;
    vectors.push(alone.value);
  }
  return texts.length > 1 && vectors.every((vector) => vector === undefined) ? together : succeeded(vectors);
}

async function embedAlone(ask: AskForVectors, text: string): Promise<OllamaResult<Int8Array | undefined>> {
  let result = await ask([text]);
  if (!result.ok && result.error.class === 'too_long') result = await ask([halve(text)]);
  if (result.ok) return succeeded(result.value[0] && packVector(result.value[0]));
  return isAboutTexts(result.error) ? succeeded(undefined) : result;
}

function isAboutTexts(failure: OllamaFailure): boolean {
  return failure.class === 'too_long' || failure.class === 'bad_output';
}
