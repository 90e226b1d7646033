import { z } from 'zod';
import { weightSchema } from './category.ts';

const votes = z.number().int();

/** Another weight for a category, because the owner's votes go one way. */
export const weightSuggestionSchema = z.object({
  id: z.string(),
  category_id: z.number().int(),
  name: z.string(),
  /** The weight that counts now. */
  from: weightSchema,
  to: weightSchema,
  /** How many votes speak for it. */
  votes,
});
export type WeightSuggestion = z.infer<typeof weightSuggestionSchema>;

/** A line for one of the two texts, or one of the wanted that votes speak against. */
export const interestSuggestionSchema = z.object({
  id: z.string(),
  /** `interest` and `anti` add the line; `remove` takes it out of what is wanted. */
  kind: z.enum(['interest', 'anti', 'remove']),
  line: z.string(),
  votes,
});
export type InterestSuggestion = z.infer<typeof interestSuggestionSchema>;

export const suggestionsSchema = z.object({
  weights: z.array(weightSuggestionSchema),
  interests: z.array(interestSuggestionSchema),
});
export type Suggestions = z.infer<typeof suggestionsSchema>;

export const suggestionAnswerSchema = z.strictObject({
  answer: z.enum(['yes', 'no'], 'answer is yes or no'),
});
export const answeredSuggestionSchema = z.object({ applied: z.boolean() });
