import { fitSpread } from '#server/estimates/embedding/embedding-spread.ts';
import { detectLanguage, isLittleWord, type Language } from '#server/estimates/words/language.ts';
import { unitVector } from '#server/estimates/words/pack-vector.ts';
import { type InterestTexts, type Phrase, readPhrases } from '#server/estimates/words/phrases.ts';
import type { WordVectors } from '#server/estimates/words/text-vector.ts';
import { tokenise } from '#server/estimates/words/tokenise.ts';
import { codePhrase } from '#server/estimates/words/word-codes.ts';
import { createSignal } from './article-signal.ts';
import { checkResidual, type ResidualCheck } from './check-residual.ts';
import type { EstimateModel, ModelPhrase } from './estimate-model.ts';
import type { Label } from './labels.ts';
import { fitResidual, type Lesson, makeKernel, type Residual } from './residual.ts';
import { type ArticleVectors, toDirections } from './sources.ts';

export type KnownArticle = ArticleVectors & Label;

export type LearnOrder = {
  interests: InterestTexts;
  /** The newest votes, then the newest judgements (`JUDGEMENT_LIMIT`); no more than `KNOWN_LIMIT` count. */
  known: readonly KnownArticle[];
  embedding?:
    | {
        /** The name of the model. */
        model: string;
        /** The vectors of the phrases, by their text (`readPhrases`). */
        phrases: ReadonlyMap<string, Int8Array>;
        /** Some hundred articles, by which a model that was never measured is scaled. */
        sample: readonly Int8Array[];
      }
    | undefined;
};

/** A thousand equations take two seconds of the thread and 8 MB; both grow quickly beyond. */
const KNOWN_LIMIT = 1_000;
/** Fewer votes and judgements than this say nothing without interests. */
export const FEWEST_WITHOUT_INTERESTS = 6;
/** "Docker", "storage engines": longer ones hardly ever stand literally anywhere; "IT" stands everywhere. */
const LONGEST_LITERAL = 3;

/**
 * Learns what the owner wants from the interests and from what is known of articles. `table` is undefined
 * when it is missing or damaged; it is not asked about interests in another language than English. The answer is undefined when there are
 * neither interests nor enough votes and judgements: then there is no estimate.
 */
export function learn(
  { interests, known, embedding }: LearnOrder,
  table: WordVectors | undefined,
): EstimateModel | undefined {
  const phrases = readPhrases(interests);
  const language = detectInterestsLanguage(interests);
  const words = language === 'english' ? table : undefined;
  const toModel = ({ text, hasParts }: Phrase): ModelPhrase => {
    const codes = codePhrase(text);
    const literal = codes.length <= LONGEST_LITERAL && !tokenise(text).every(isLittleWord) ? codes : [];
    const vectors = { words: words?.ofText(text), embedding: embedding?.phrases.get(text) };
    return { text, hasParts, codes: literal, ...toDirections(vectors) };
  };
  const [wanted, unwanted] = [phrases.wanted.map(toModel), phrases.unwanted.map(toModel)];
  if (wanted.length + unwanted.length === 0 && known.length < FEWEST_WITHOUT_INTERESTS) return undefined;
  const whole = (text: string) => toDirections({ words: words?.ofText(text), embedding: undefined }).words;
  const base = {
    language,
    wanted,
    unwanted,
    whole: { wanted: whole(phrases.whole.wanted), unwanted: whole(phrases.whole.unwanted) },
    spread: fitSpread({
      model: embedding?.model ?? '',
      phrases: [...wanted, ...unwanted].flatMap((phrase) => phrase.embedding ?? []),
      articles: (embedding?.sample ?? []).map(unitVector),
    }),
  };
  return { ...base, ...learnFrom(toLessons(base, known.slice(0, KNOWN_LIMIT))) };
}

function detectInterestsLanguage({ interests, antiInterests }: InterestTexts): Language {
  const text = `${interests}\n${antiInterests}`;
  return detectLanguage({ text, words: tokenise(text), declared: null });
}

function toLessons(
  interests: Omit<EstimateModel, 'residual' | 'check'>,
  known: readonly KnownArticle[],
): Lesson[] {
  const signal = createSignal(interests);
  return known.flatMap(({ target, weight, codes, ...vectors }) => {
    const directions = toDirections(vectors);
    const prior = signal({ directions, codes })?.prior;
    return prior === undefined ? [] : [{ target, weight, directions, prior }];
  });
}

type Learnt = { residual: Residual | undefined; check: ResidualCheck | undefined };

function learnFrom(lessons: readonly Lesson[]): Learnt {
  if (lessons.length === 0) return { residual: undefined, check: undefined };
  const kernel = makeKernel(lessons);
  const check = checkResidual(lessons, kernel);
  if (check && isWorse(check)) return { residual: undefined, check };
  return { residual: fitResidual(lessons, kernel, [...lessons.keys()]), check };
}

/**
 * Worse by more than chance. Dropping what was learnt at any loss threw it away in 18 of 80 trials with
 * 30 + 30 votes and cost a quarter of the gain; with this allowance hardly any.
 */
function isWorse({ pairs, interests, learnt }: ResidualCheck): boolean {
  return learnt < interests - 1 / Math.sqrt(pairs);
}
