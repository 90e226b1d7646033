import { z } from 'zod';
import type { Verdict } from './judge.ts';

const propertySchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.looseObject({ type: z.string().optional() })).optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.looseObject({ enum: z.array(z.unknown()).optional() }).optional(),
  maxItems: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
type Property = z.infer<typeof propertySchema>;

const objectSchema = z.looseObject({
  properties: z.record(z.string(), propertySchema),
  required: z.array(z.string()).optional(),
});

/**
 * The verdict in the form a JSON schema asks for: its fields only, in its order, within its limits. Fields
 * the judge knows nothing of get an empty value when they are required. Without properties: an empty object.
 */
export function fillSchema(format: unknown, verdict: Verdict): string {
  const parsed = objectSchema.safeParse(format);
  if (!parsed.success) return '{}';
  const { properties, required = [] } = parsed.data;
  const known: Record<string, unknown> = verdict;
  const answer: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    if (name in known) answer[name] = keepWithin(known[name], property);
    else if (required.includes(name)) answer[name] = emptyValue(property);
  }
  return JSON.stringify(answer);
}

function keepWithin(value: unknown, property: Property): unknown {
  if (Array.isArray(value)) {
    const allowed = property.items?.enum;
    return value.filter((item) => !allowed || allowed.includes(item)).slice(0, property.maxItems);
  }
  if (typeof value === 'string') return value.slice(0, property.maxLength);
  if (typeof value === 'number') {
    return Math.min(property.maximum ?? value, Math.max(property.minimum ?? value, value));
  }
  return value === null && !typesOf(property).includes('null') ? emptyValue(property) : value;
}

function emptyValue(property: Property): unknown {
  if (property.enum) return property.enum[0];
  const [type] = typesOf(property);
  const values: Record<string, unknown> = { string: '', boolean: false, array: [], object: {}, null: null };
  return type === 'integer' || type === 'number' ? (property.minimum ?? 0) : values[type ?? 'null'];
}

function typesOf({ type, anyOf = [] }: Property): string[] {
  const plain = typeof type === 'string' ? [type] : (type ?? []);
  return [...plain, ...anyOf.flatMap((choice) => (choice.type === undefined ? [] : [choice.type]))];
}
