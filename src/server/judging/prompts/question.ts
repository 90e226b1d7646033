/**
 * What a model is asked in one call: both questions together where one model does both, else one of the
 * two. Each question has its own fields in the answer.
 */
export type QuestionKind = 'combined' | 'categorize' | 'score';

export type AnswerField = 'categories' | 'explanation' | 'interest' | 'new_category' | 'quality';

/** In alphabetical order: some versions of Ollama put them in that order anyway, and it is the one we want. */
const fields = {
  combined: ['categories', 'explanation', 'interest', 'new_category', 'quality'],
  categorize: ['categories', 'new_category'],
  score: ['explanation', 'interest', 'quality'],
} as const satisfies Record<QuestionKind, readonly AnswerField[]>;

/** The fields of an answer to this question, in the order in which the model writes them. */
export function fieldsOf(kind: QuestionKind): readonly AnswerField[] {
  return fields[kind];
}

export function asksForCategories(kind: QuestionKind): boolean {
  return kind !== 'score';
}

export function asksForScore(kind: QuestionKind): boolean {
  return kind !== 'categorize';
}
