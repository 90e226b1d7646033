import { z } from 'zod';
import { configSchema } from './schema.ts';

/** One key of the configuration as documents and the environment name it. */
export type ConfigOption = {
  /** Dotted, as in the file: `server.port`. */
  key: string;
  /** As in the environment: `WINNOW_SERVER_PORT`. */
  variable: string;
  description: string;
  /** As the owner would write it; null where unset. */
  fallback: string | null;
};

/** Every key, in the order of the schema. */
export function listConfigOptions(): ConfigOption[] {
  return walk(configSchema, []);
}

function walk(schema: z.ZodType, path: string[]): ConfigOption[] {
  const inner = schema instanceof z.ZodPrefault ? schema.unwrap() : schema;
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape).flatMap(([key, child]) => walk(child as z.ZodType, [...path, key]));
  }
  return [describe(schema, path)];
}

function describe(schema: z.ZodType, path: string[]): ConfigOption {
  // As written where the schema can say so (`5s`), else as read (`false`, an empty list).
  const written = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).default;
  const fallback = written ?? schema.safeParse(undefined).data;
  return {
    key: path.join('.'),
    variable: `WINNOW_${path.join('_').toUpperCase()}`,
    description: schema.meta()?.description ?? '',
    fallback: fallback === undefined ? null : printDefault(fallback),
  };
}

function printDefault(value: unknown): string {
  if (Array.isArray(value) || (typeof value === 'object' && value !== null)) {
    return Object.keys(value).length === 0 ? 'none' : JSON.stringify(value);
  }
  return String(value);
}
