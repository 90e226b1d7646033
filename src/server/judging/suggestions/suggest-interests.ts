import { createHash } from 'node:crypto';
import { withoutPhrase } from '#server/estimates/preview/without-phrase.ts';
import { type InterestTexts, readPhrases } from '#server/estimates/words/phrases.ts';
import { codePhrase } from '#server/estimates/words/word-codes.ts';
import type { Verdict } from '#shared/feedback.ts';
import type { InterestSuggestion } from '#shared/suggestion.ts';
import { countVotes, goesOneWay } from './one-way.ts';
import { isAnswered, type SuggestionAnswers } from './suggestion-answers.ts';
import { listTitleTerms } from './title-terms.ts';

/** A vote with what the interests alone say of the article; undefined where they cannot be compared with it. */
export type ComparedVote = {
  verdict: Verdict;
  title: string;
  /** Names of the article's categories. */
  categories: readonly string[];
  prior: number | undefined;
  /** The wanted phrase it is closest to. */
  closest: string | undefined;
};

/** Fewer votes are a mood. */
const LEAST_VOTES = 3;
/** Between the targets of wanted and unwanted articles, 85 and 15, that estimates are fitted to. */
const BETWEEN = 50;
/** More at once would be a form to fill in. */
const MOST = 3;

/**
 * Lines for the interests where votes say something else than they do: what is wanted though no interest says
 * so, and what is not although it is close to one. `votes` stand newest first.
 */
export function suggestInterests(
  votes: readonly ComparedVote[],
  texts: InterestTexts,
  answers: SuggestionAnswers,
): InterestSuggestion[] {
  const found = [...suggestMissing(votes, texts), ...suggestUnwanted(votes, texts)];
  return found.filter(({ id, votes: count }) => !isAnswered(answers, id, count));
}

/** What votes of "more" share that the interests rate low: a category, else words of the titles. */
function suggestMissing(votes: readonly ComparedVote[], texts: InterestTexts): InterestSuggestion[] {
  const hasInterests = readPhrases(texts).wanted.length > 0;
  const missed = votes.filter(
    ({ verdict, prior }) =>
      verdict === 'more' && (hasInterests ? prior !== undefined && prior < BETWEEN : true),
  );
  const shared = [
    ...findShared(missed, votes, listCategoryTerms),
    ...findShared(missed, votes, listWordTerms),
  ];
  return chooseDistinct(shared.filter(({ text }) => !isWritten(text, texts))).map(({ text, among }) =>
    makeSuggestion('interest', text, among.length),
  );
}

/** What votes of "less" share that are close to one and the same interest: words of the titles, else that interest. */
function suggestUnwanted(votes: readonly ComparedVote[], texts: InterestTexts): InterestSuggestion[] {
  const phrases = new Set(votes.flatMap(({ closest }) => closest ?? []));
  return [...phrases]
    .flatMap((phrase) => {
      const close = votes.filter((vote) => vote.closest === phrase && isRatedHigh(vote));
      const refused = close.filter(({ verdict }) => verdict === 'less');
      if (refused.length < LEAST_VOTES) return [];
      const words = findShared(refused, votes, listWordTerms).filter(
        ({ text }) => !isWritten(text, texts) && !overlaps(text, phrase),
      );
      const [shared] = chooseDistinct(words);
      if (shared) return makeSuggestion('anti', shared.text, shared.among.length);
      const isRefused = goesOneWay(countVotes(close), 'less', LEAST_VOTES);
      const canGo = isRefused && withoutPhrase(texts.interests, phrase) !== texts.interests;
      return canGo ? makeSuggestion('remove', phrase, refused.length) : [];
    })
    .sort((one, other) => other.votes - one.votes)
    .slice(0, MOST);
}

function isRatedHigh({ prior }: ComparedVote): boolean {
  return prior !== undefined && prior >= BETWEEN;
}

type Term = { key: string; text: string; words: number };
type Shared = { text: string; words: number; among: ComparedVote[] };

const listCategoryTerms = ({ categories }: ComparedVote): Term[] =>
  categories.map((name) => ({ key: name, text: name, words: 0 }));
const listWordTerms = ({ title }: ComparedVote): Term[] => listTitleTerms(title);

/** The terms that enough of `some` have, all of one verdict, and hardly any of the other votes. */
function findShared(
  some: readonly ComparedVote[],
  all: readonly ComparedVote[],
  listTerms: (vote: ComparedVote) => Term[],
): Shared[] {
  const verdict = some[0]?.verdict;
  if (!verdict || some.length < LEAST_VOTES) return [];
  const found = new Map<string, Shared>();
  for (const vote of some) {
    for (const { key, text, words } of listTerms(vote)) {
      const entry = found.get(key) ?? { text, words, among: [] };
      entry.among.push(vote);
      found.set(key, entry);
    }
  }
  const opposed = all.filter((vote) => vote.verdict !== verdict);
  return [...found].flatMap(([key, shared]) => {
    const against = opposed.filter((vote) => listTerms(vote).some((term) => term.key === key));
    return goesOneWay(countVotes([...shared.among, ...against]), verdict, LEAST_VOTES) ? shared : [];
  });
}

/** The most shared first, of equals the longer: no two for the same votes. */
function chooseDistinct(found: readonly Shared[]): Shared[] {
  const isCategory = ({ words }: Shared) => (words === 0 ? 1 : 0);
  const order = found.toSorted(
    (one, other) =>
      isCategory(other) - isCategory(one) || other.among.length - one.among.length || other.words - one.words,
  );
  const covered = new Set<ComparedVote>();
  const chosen: Shared[] = [];
  for (const shared of order) {
    if (chosen.length === MOST) break;
    if (shared.among.filter((vote) => !covered.has(vote)).length < LEAST_VOTES) continue;
    for (const vote of shared.among) covered.add(vote);
    chosen.push(shared);
  }
  return chosen;
}

function isWritten(line: string, texts: InterestTexts): boolean {
  const { wanted, unwanted } = readPhrases(texts);
  const key = codePhrase(line).join(' ');
  return [...wanted, ...unwanted].some(({ text }) => codePhrase(text).join(' ') === key);
}

function overlaps(one: string, other: string): boolean {
  const codes = new Set(codePhrase(other));
  return codePhrase(one).some((code) => codes.has(code));
}

function makeSuggestion(kind: InterestSuggestion['kind'], line: string, votes: number): InterestSuggestion {
  const hash = createHash('sha256')
    .update(`${kind} ${codePhrase(line).join(' ') || line}`)
    .digest('hex');
  return { id: `${kind}-${hash.slice(0, 12)}`, kind, line, votes };
}
