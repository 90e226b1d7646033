import { similarity } from '#server/estimates/words/pack-vector.ts';
import type { Place } from '#server/estimates/words/word-codes.ts';
import type { Alike } from './article-fit.ts';
import type { EstimateModel, ModelPhrase } from './estimate-model.ts';
import type { Directions } from './sources.ts';

export type Interests = Omit<EstimateModel, 'residual' | 'check'>;

/** Similarities by each source that both the article and some phrase have. */
export type SimilarPhrases = { words: Alike | undefined; embedding: Alike | undefined };

/** Where each phrase stands literally, by its index among the wanted and then the unwanted ones. */
type Places = ReadonlyMap<number, Place>;

/** A phrase that stands literally in an article is at least so similar to it, by word vectors. */
const LITERAL: Floors = { title: 0.75, text: 0.6 };
/** The same for an article with an embedding alone: all-minilm reaches 0.46 once in a hundred times. */
const LITERAL_EMBEDDING: Floors = { title: 0.45, text: 0.36 };

type Floors = Record<Place, number>;

export function compareWithPhrases(
  interests: Interests,
  directions: Directions,
  places: Places,
): SimilarPhrases {
  const words = compare(interests, directions, { name: 'words', places, floors: LITERAL });
  // Beside the words a literal phrase would count twice.
  const left: Places = words ? new Map() : places;
  return {
    words,
    embedding: compare(interests, directions, { name: 'embedding', places: left, floors: LITERAL_EMBEDDING }),
  };
}

type Source = { name: keyof Directions; places: Places; floors: Floors };

function compare(
  { wanted, unwanted, spread }: Interests,
  directions: Directions,
  { name, places, floors }: Source,
): Alike | undefined {
  const article = directions[name];
  const has = (phrase: ModelPhrase) => phrase[name] !== undefined;
  if (!article || !(wanted.some(has) || unwanted.some(has))) return undefined;
  const { shift, scale } = name === 'embedding' ? spread : { shift: 0, scale: 1 };
  const toValue = (phrase: ModelPhrase, index: number) => {
    const other = phrase[name];
    const value = other ? shift + scale * similarity(article, other) : 0;
    const place = places.get(index);
    return place ? Math.max(value, floors[place]) : value;
  };
  return {
    wanted: wanted.map(toValue),
    unwanted: unwanted.map((phrase, index) => toValue(phrase, wanted.length + index)),
  };
}
