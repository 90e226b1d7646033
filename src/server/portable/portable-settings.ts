import { z } from 'zod';
import { normaliseOllamaUrl } from '#server/config/ollama-url.ts';
import { verdictSchema } from '#shared/feedback.ts';
import { MAX_INTERESTS_LENGTH } from '#shared/limits.ts';
import { readerSettingsSchema } from '#shared/settings.ts';
import { momentSchema, rowIdSchema, shortTextSchema } from './field-schemas.ts';

const nameSchema = z.string().max(1_000);

/** An address that Winnow itself would keep: without user info. */
const ollamaUrlSchema = z
  .string()
  .max(2_048)
  .refine((url) => normaliseOllamaUrl(url) === url, 'this is no address of Ollama');

/**
 * The settings that go along, as they are stored. All others stay behind: passwords, the key that signs images,
 * downloads of models, and whatever comes one day and is not thought of here.
 */
const values = {
  reader: z.strictObject(readerSettingsSchema.shape).partial(),
  interests: z.strictObject({
    interests: z.string().max(MAX_INTERESTS_LENGTH),
    anti_interests: z.string().max(MAX_INTERESTS_LENGTH),
    version: z.int(),
  }),
  ollama: z.strictObject({
    categorization_model: nameSchema.nullable(),
    scoring_model: nameSchema.nullable(),
    use_separate_models: z.boolean().optional(),
    estimate_model: nameSchema.nullable().optional(),
    version: z.int(),
  }),
  ollama_address: z.strictObject({ url: ollamaUrlSchema }),
  judging_pause: z.strictObject({
    by_owner: z.boolean(),
    by_failures: nameSchema.nullable(),
    failed_model: nameSchema.nullable().optional(),
  }),
  offered_categories: z.strictObject({ ids: z.array(rowIdSchema).max(100_000), chosen_at: momentSchema }),
  known_digests: z.record(nameSchema, nameSchema),
  embedding_model: z.strictObject({ model: nameSchema, digest: nameSchema }),
  suggestion_answers: z.record(
    shortTextSchema,
    z.strictObject({ answer: z.enum(['yes', 'no']), votes: z.int() }),
  ),
  worked_examples: z.strictObject({
    version: z.int(),
    examples: z.array(z.strictObject({ title: shortTextSchema, verdict: verdictSchema })).max(1_000),
  }),
  estimates_made_with: shortTextSchema,
} as const;

type Values = typeof values;
type SettingKey = keyof Values;

function lineOf<Key extends SettingKey>(key: Key) {
  return z.strictObject({
    type: z.literal('setting'),
    key: z.literal(key),
    value: values[key],
    updated_at: momentSchema,
  });
}

/** Lines with a setting, by their key. */
export const settingValueSchemas = [
  lineOf('reader'),
  lineOf('interests'),
  lineOf('ollama'),
  lineOf('ollama_address'),
  lineOf('judging_pause'),
  lineOf('offered_categories'),
  lineOf('known_digests'),
  lineOf('embedding_model'),
  lineOf('suggestion_answers'),
  lineOf('worked_examples'),
  lineOf('estimates_made_with'),
] as const;

export const portableSettings = Object.keys(values) as SettingKey[];

/**
 * What is written of a stored setting: only what its schema knows. Undefined where it cannot be read (then the
 * program takes its default as well).
 */
export function writeSetting(key: SettingKey, stored: unknown): unknown {
  const schema = values[key];
  const known = 'shape' in schema ? z.object(schema.shape) : schema;
  return known.safeParse(withoutLogin(key, stored)).data;
}

/** Addresses that hold a login are not kept any more, but one from long ago may stand there. */
function withoutLogin(key: SettingKey, stored: unknown): unknown {
  if (key !== 'ollama_address' || typeof stored !== 'object' || stored === null) return stored;
  const url = 'url' in stored && typeof stored.url === 'string' ? URL.parse(stored.url) : null;
  if (!url) return undefined;
  url.username = '';
  url.password = '';
  return { url: normaliseOllamaUrl(url.href) ?? '' };
}
