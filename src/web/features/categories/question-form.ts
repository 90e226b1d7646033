import type { Category } from '#shared/category.ts';

/** What every form of a dialog gets: all categories, hidden ones too, and the way out. */
export type QuestionFormProps = { categories: Category[]; onClose: () => void };

/** A form about categories that the owner chose before. */
export type ChosenFormProps = QuestionFormProps & { chosen: Category[] };
